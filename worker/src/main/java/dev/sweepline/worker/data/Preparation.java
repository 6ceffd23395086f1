package dev.sweepline.worker.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every data set can be asked for: how it is split, scaled, cut short and augmented.
 *
 * @param shares of the parts, see {@link Splitting}
 * @param limit the most rows of the training part
 */
record Preparation(
    List<Double> shares, Normalisation normalisation, int limit, Optional<Augmenting> augmenting) {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Reads the common options.
   *
   * @param standard what a set is when the file does not say
   */
  static Preparation of(Options options, Standard standard) {
    List<Double> shares = standard.shares();
    if (standard.splittable()) {
      shares = options.shares("split", shares.size()).orElse(shares);
    }
    String normalisation =
        options.word("normalize", standard.normalisation().word(), Normalisation.WORDS);
    int limit = (int) options.whole("limit", NO_LIMIT, 1, NO_LIMIT);
    Optional<Augmenting> augmenting = Optional.empty();
    if (standard.images()) {
      augmenting = Augmenting.of(options);
    } else if (options.has("augment")) {
      options.complain("augment", "only images can be augmented");
    }
    return new Preparation(shares, Normalisation.ofWord(normalisation), limit, augmenting);
  }

  /**
   * The common options' values in a set for which the file says nothing.
   *
   * @param shares as many as the set is cut into
   * @param splittable whether the file may change them
   */
  record Standard(
      List<Double> shares, boolean splittable, Normalisation normalisation, boolean images) {
    private static final List<Double> FIFTHS = List.of(0.6, 0.2, 0.2);

    static final Standard TABLE = new Standard(FIFTHS, true, Normalisation.STANDARDIZE, false);
    static final Standard IMAGES = new Standard(FIFTHS, true, Normalisation.MIN_MAX, true);

    Standard shares(Double... shares) {
      return new Standard(List.of(shares), splittable, normalisation, images);
    }

    /** Parts that the set's own options decide. */
    Standard fixed(Double... shares) {
      return new Standard(List.of(shares), false, normalisation, images);
    }

    Standard normalisation(Normalisation other) {
      return new Standard(shares, splittable, other, images);
    }
  }

  /**
   * Splits, scales and augments.
   *
   * @throws DataException when there is too little to learn from
   */
  DataSplits apply(RawData data) {
    Splitting rows = split(data).limit(limit);
    boolean image = data.shape() instanceof InputShape.Image;
    Scaling scaling = normalisation.fit(data.pile(), rows.train(), image);
    Optional<Augmentation> augmentation =
        augmenting.map(a -> a.augmentation((InputShape.Image) data.shape(), scaling.apply(0, 0)));
    Examples test = data.test().orElse(data.pile());
    int[] testRows =
        data.test().isPresent() ? IntStream.range(0, test.rows()).toArray() : rows.test();
    return new DataSplits(
        data.shape(),
        data.task(),
        part(data.pile(), rows.train(), scaling, augmentation),
        part(data.pile(), rows.validation(), scaling, Optional.empty()),
        part(test, testRows, scaling, Optional.empty()),
        scaling);
  }

  /**
   * Which rows go where, without the limit.
   *
   * @throws DataException when there is too little to learn from
   */
  Splitting split(RawData data) {
    Splitting rows = Splitting.of(data.pile().rows(), shares);
    if (limit < NO_LIMIT && limit > rows.train().length) {
      throw new DataException(
          "limit %d is more than the %d training examples; leave it out"
              .formatted(limit, rows.train().length));
    }
    if (data.task() instanceof Task.Classification classes) {
      Answers answers = data.pile().answers();
      int first = answers.label(rows.train()[0]);
      if (IntStream.of(rows.train()).allMatch(row -> answers.label(row) == first)) {
        throw new DataException(
            "all %d training examples are of one class, '%s': there is nothing to learn"
                .formatted(rows.train().length, classes.names().get(first)));
      }
    }
    return rows;
  }

  /** Scales the given rows into a part that belongs to no workspace. */
  @SuppressWarnings("try") // the scope is only there to be left
  private static DataPart part(
      Examples data, int[] rows, Scaling scaling, Optional<Augmentation> augmentation) {
    INDArray features;
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      features =
          Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows.length, data.features()}, 'c');
    }
    var target = features.data().asNioFloat();
    float[] scaled = new float[data.features()];
    for (int row : rows) {
      for (int f = 0; f < scaled.length; f++) {
        scaled[f] = scaling.apply(data.value(row, f), f);
      }
      target.put(scaled);
    }
    return new DataPart(features, data.answers().pick(rows), augmentation);
  }
}
