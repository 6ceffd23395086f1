package dev.sweepline.worker.data.prepare;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.Targets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Assignment of rows to the training, validation and test part.
 *
 * @param train rows to train on, in no particular order
 * @param validation empty when the validation part is another pile
 * @param test empty when the test part is another pile
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Splitting(int[] train, int[] validation, int[] test) {
  /** Not the sweep's seed: boards of different sweeps compare only over the same split. */
  private static final long SEED = 0x5377656570L;

  /**
   * Cuts a pile of that many rows.
   *
   * @param shares of train, validation and test; only of those that are cut from this pile
   * @throws DataException when there are too few rows for every part to get one
   */
  static Splitting of(int rows, List<Double> shares) {
    List<Integer> sizes = shares.stream().map(share -> (int) Math.round(rows * share)).toList();
    int validation = sizes.size() > 1 ? sizes.get(1) : 0;
    int test = sizes.size() > 2 ? sizes.get(2) : 0;
    int train = rows - validation - test;
    if (train < 1 || sizes.stream().skip(1).anyMatch(size -> size < 1)) {
      throw new DataException(
          rows + " examples are too few: each of training, validation and test needs one");
    }
    int[] order = shuffledRows(rows);
    return new Splitting(
        Arrays.copyOf(order, train),
        Arrays.copyOfRange(order, train + test, rows),
        Arrays.copyOfRange(order, train, train + test));
  }

  /**
   * Cuts a pile so that every part has nearly its share of each class: sorted by class, rows are
   * taken for the test, then for validation, at even distances.
   *
   * @throws DataException as {@link #of(int, List)}
   */
  static Splitting of(Targets.Labels classes, List<Double> shares) {
    Splitting plain = of(classes.rows(), shares);
    int[] order = shuffledRows(classes.rows());
    List<Integer> sorted =
        IntStream.range(0, order.length)
            .boxed()
            .sorted(Comparator.comparing(at -> classes.label(order[at])))
            .toList();
    Set<Integer> test = spread(sorted, plain.test.length);
    List<Integer> rest = sorted.stream().filter(at -> !test.contains(at)).toList();
    Set<Integer> validation = spread(rest, plain.validation.length);
    return new Splitting(
        pick(order, at -> !test.contains(at) && !validation.contains(at)),
        pick(order, validation::contains),
        pick(order, test::contains));
  }

  /** Some of a list, at even distances. */
  private static Set<Integer> spread(List<Integer> all, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((2L * i + 1) * all.size() / (2L * count))))
        .collect(Collectors.toSet());
  }

  /**
   * Cuts what is not held out for the test into k nearly equal runs, each of which validates once
   * while the others train. Where a run is as long as the validation part was, the first fold is
   * the split itself.
   *
   * @throws DataException when there are fewer rows than folds
   */
  List<Splitting> folds(int k) {
    int[] rest = rest(k);
    return folds(k, rest, at -> (int) (((at + 1L) * k - 1) / rest.length));
  }

  /**
   * Cuts what is not held out for the test so that every fold validates on nearly as many rows of
   * each class: sorted by class, rows are dealt out one fold after the other.
   *
   * @throws DataException when there are fewer rows than folds
   */
  List<Splitting> folds(int k, Targets.Labels classes) {
    int[] rest = rest(k);
    List<Integer> sorted =
        IntStream.range(0, rest.length)
            .boxed()
            .sorted(Comparator.comparing(at -> classes.label(rest[at])))
            .toList();
    int[] fold = new int[rest.length];
    for (int turn = 0; turn < rest.length; turn++) {
      fold[sorted.get(turn)] = turn % k;
    }
    return folds(k, rest, at -> fold[at]);
  }

  private int[] rest(int k) {
    int[] rest = IntStream.concat(IntStream.of(validation), IntStream.of(train)).toArray();
    if (rest.length < k) {
      throw new DataException(
          "folds %d are too many: %d examples are left beside the test part"
              .formatted(k, rest.length));
    }
    return rest;
  }

  /** Rows keep their order, in which {@link #limit} may cut them short. */
  private List<Splitting> folds(int k, int[] rest, IntUnaryOperator foldAt) {
    return IntStream.range(0, k)
        .mapToObj(
            fold ->
                new Splitting(
                    pick(rest, at -> foldAt.applyAsInt(at) != fold),
                    pick(rest, at -> foldAt.applyAsInt(at) == fold),
                    test))
        .toList();
  }

  private static int[] pick(int[] rows, IntPredicate at) {
    return IntStream.range(0, rows.length).filter(at).map(row -> rows[row]).toArray();
  }

  /** The same with at most so many rows to train on. */
  Splitting limit(int most) {
    return new Splitting(Arrays.copyOf(train, Math.min(most, train.length)), validation, test);
  }

  /** Row numbers in the one order from which every split of that many rows is cut. */
  static int[] shuffledRows(int rows) {
    int[] order = IntStream.range(0, rows).toArray();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = rows - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
