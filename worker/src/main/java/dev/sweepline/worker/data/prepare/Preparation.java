package dev.sweepline.worker.data.prepare;

import dev.sweepline.worker.data.Augmentation;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Scaling;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.columns.TableEncoder;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.device.NativeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Preparation that every data set can be asked for: split, scaled, cut short and augmented.
 *
 * @param shares of the parts, see {@link Splitting}
 * @param stratify whether every part has its share of each class
 * @param folds how often training and validation part are cut anew; 0 for once, by the shares
 * @param limit the most rows of the training part
 */
public record Preparation(
    List<Double> shares,
    boolean stratify,
    int folds,
    Normalisation normalisation,
    int limit,
    Optional<Augmenting> augmenting) {
  /** Each fold is a network and a copy of the data in memory. */
  private static final int MOST_FOLDS = 1000;

  private static final int MOST_NAMED = 5;

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Reads the common options.
   *
   * @param standard what a set is when the file does not say
   */
  public static Preparation of(OptionReader options, Standard standard) {
    List<Double> shares = standard.shares();
    int folds = 0;
    boolean stratify = false;
    if (standard.splittable()) {
      shares = options.shares("split", shares.size()).orElse(shares);
      folds = (int) options.whole("folds", 0, 2, MOST_FOLDS);
      stratify = options.flag("stratify", false);
    }
    Normalisation normalisation = Normalisation.of(options, standard.normalisation());
    int limit = (int) options.whole("limit", NO_LIMIT, 1, NO_LIMIT);
    Optional<Augmenting> augmenting = Optional.empty();
    if (standard.images()) {
      augmenting = Augmenting.of(options);
    } else if (options.has("augment")) {
      options.complain("augment", "only images can be augmented");
    }
    return new Preparation(shares, stratify, folds, normalisation, limit, augmenting);
  }

  /**
   * The common options' values in a set for which the file says nothing.
   *
   * @param shares as many as the set is cut into
   * @param splittable whether the file may change them
   */
  public record Standard(
      List<Double> shares, boolean splittable, Normalisation normalisation, boolean images) {
    private static final List<Double> FIFTHS = List.of(0.6, 0.2, 0.2);

    public static final Standard TABLE =
        new Standard(FIFTHS, true, Normalisation.STANDARDIZE, false);
    public static final Standard IMAGES = new Standard(FIFTHS, true, Normalisation.MIN_MAX, true);

    public Standard shares(Double... shares) {
      return new Standard(List.of(shares), splittable, normalisation, images);
    }

    /** Parts that the set's own options decide. */
    public Standard fixed(Double... shares) {
      return new Standard(List.of(shares), false, normalisation, images);
    }

    public Standard normalisation(Normalisation other) {
      return new Standard(shares, splittable, other, images);
    }
  }

  /**
   * Splits, scales and augments: one for each fold, or a single one without folds.
   *
   * @throws DataException when there is too little to learn from
   */
  public List<DataSplits> apply(RawData data) {
    return split(data).stream().map(rows -> apply(data, rows.limit(limit))).toList();
  }

  /**
   * What the first fold makes of a table's columns; empty where there are none.
   *
   * @throws DataException as {@link #apply(RawData)}
   */
  public Optional<TableEncoder> encoder(RawData data) {
    return encoder(data, split(data).get(0).limit(limit));
  }

  private static Optional<TableEncoder> encoder(RawData data, Splitting rows) {
    return data.plan().map(plan -> plan.fit(data.pile(), rows.train()));
  }

  private DataSplits apply(RawData cells, Splitting rows) {
    Optional<TableEncoder> encoder = encoder(cells, rows);
    RawData data = encoder.map(cells::encoded).orElse(cells);
    boolean image = data.shape() instanceof InputShape.Image;
    Scaling scaling =
        normalisation
            .fit(data.pile(), rows.train(), image)
            .sparing(f -> encoder.isPresent() && encoder.get().features().get(f).flag());
    Optional<Augmentation> augmentation =
        augmenting.map(a -> a.augmentation((InputShape.Image) data.shape(), scaling.apply(0, 0)));
    Optional<Scaling> targets = targets(data, rows.train());
    Examples validation = data.validation().orElse(data.pile());
    Examples test = data.test().orElse(data.pile());
    return new DataSplits(
        data.shape(),
        data.task(),
        part(data.pile(), rows.train(), scaling, targets, augmentation),
        part(validation, rows(data.validation(), rows.validation()), scaling, targets),
        part(test, rows(data.test(), rows.test()), scaling, targets),
        scaling,
        targets,
        encoder);
  }

  /** All rows of a part that is another pile, or those that were cut. */
  private static int[] rows(Optional<Examples> given, int[] cut) {
    return given.map(part -> IntStream.range(0, part.rows()).toArray()).orElse(cut);
  }

  /**
   * Numbers to predict get mean 0 and standard deviation 1 in the training part, whatever is done
   * to the examples.
   */
  private static Optional<Scaling> targets(RawData data, int[] train) {
    return data.pile().answers() instanceof Targets.Numbers targets
        ? Optional.of(Scaling.standardize(Examples.of(targets), train, false))
        : Optional.empty();
  }

  /**
   * Which rows go where, fold by fold, without the limit.
   *
   * @throws DataException when there is too little to learn from
   */
  public List<Splitting> split(RawData data) {
    Splitting once =
        stratify && data.pile().answers() instanceof Targets.Labels classes
            ? Splitting.of(classes, shares)
            : Splitting.of(data.pile().rows(), shares);
    List<Splitting> splits = folds == 0 ? List.of(once) : folds(once, data.pile().answers());
    int fewest = splits.stream().mapToInt(rows -> rows.train().length).min().orElseThrow();
    if (limit < NO_LIMIT && limit > fewest) {
      throw new DataException(
          "limit %d is more than the %d training examples; leave it out".formatted(limit, fewest));
    }
    splits.forEach(rows -> requireSomethingToLearn(data, rows.train()));
    return splits;
  }

  /**
   * A line for each part in which there is no example of some class.
   *
   * @param rows which rows go where
   */
  public List<String> gaps(RawData data, Splitting rows) {
    if (!(data.task() instanceof Task.Classification task)) {
      return List.of();
    }
    List<String> gaps = new ArrayList<>();
    gap("training", data.pile(), rows.train(), task).ifPresent(gaps::add);
    Examples validation = data.validation().orElse(data.pile());
    gap("validation", validation, rows(data.validation(), rows.validation()), task)
        .ifPresent(gaps::add);
    Examples test = data.test().orElse(data.pile());
    gap("test", test, rows(data.test(), rows.test()), task).ifPresent(gaps::add);
    return gaps;
  }

  private Optional<String> gap(String part, Examples data, int[] rows, Task.Classification task) {
    boolean[] seen = new boolean[task.classes()];
    IntStream.of(rows).forEach(row -> seen[data.answers().label(row)] = true);
    List<String> unseen =
        IntStream.range(0, seen.length)
            .filter(k -> !seen[k])
            .mapToObj(k -> "'" + task.names().get(k) + "'")
            .toList();
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the %s part has no example of class %s; metrics of it say nothing of %s"
                .formatted(
                    part,
                    String.join(", ", unseen.subList(0, Math.min(MOST_NAMED, unseen.size())))
                        + (unseen.size() > MOST_NAMED ? ", …" : ""),
                    unseen.size() == 1 ? "it" : "them"));
  }

  private List<Splitting> folds(Splitting once, Targets answers) {
    return answers instanceof Targets.Labels classes
        ? once.folds(folds, classes)
        : once.folds(folds);
  }

  private static void requireSomethingToLearn(RawData data, int[] train) {
    Targets answers = data.pile().answers();
    double first = answers.number(train[0], 0);
    boolean alike =
        answers.columns() == 1
            && IntStream.of(train).allMatch(row -> answers.number(row, 0) == first);
    if (alike && data.task() instanceof Task.Classification classes) {
      throw new DataException(
          "all %d training examples are of one class, '%s': there is nothing to learn"
              .formatted(train.length, classes.names().get((int) first)));
    }
    if (alike) {
      throw new DataException(
          "all %d training examples have the same number to predict, %s: there is nothing to learn"
              .formatted(train.length, first));
    }
  }

  private static DataPart part(
      Examples data, int[] rows, Scaling scaling, Optional<Scaling> targets) {
    return part(data, rows, scaling, targets, Optional.empty());
  }

  /** Scales the given rows into a part. */
  private static DataPart part(
      Examples data,
      int[] rows,
      Scaling scaling,
      Optional<Scaling> targets,
      Optional<Augmentation> augmentation) {
    NativeRows features = new NativeRows(rows.length, data.features());
    FloatPointer target = features.values();
    float[] scaled = new float[data.features()];
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < scaled.length; f++) {
        scaled[f] = scaling.apply(data.value(rows[i], f), f);
      }
      target.position((long) i * scaled.length).put(scaled);
    }
    features.written();
    return new DataPart(features, data.answers().pick(rows), targets, augmentation);
  }
}
