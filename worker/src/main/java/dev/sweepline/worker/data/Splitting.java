package dev.sweepline.worker.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which rows of a pile belong to which part.
 *
 * @param train rows to train on, in no particular order
 * @param validation empty when the validation part is another pile
 * @param test empty when the test part is another pile
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Splitting(int[] train, int[] validation, int[] test) {
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
   * Cuts what is not held out for the test into k nearly equal runs, each of which validates once
   * while the others train. Where a run is as long as the validation part was, the first fold is
   * the split itself.
   *
   * @throws DataException when there are fewer rows than folds
   */
  List<Splitting> folds(int k) {
    int[] rest = IntStream.concat(IntStream.of(validation), IntStream.of(train)).toArray();
    if (rest.length < k) {
      throw new DataException(
          "folds %d are too many: %d examples are left beside the test part"
              .formatted(k, rest.length));
    }
    return IntStream.range(0, k).mapToObj(fold -> fold(rest, fold, k)).toList();
  }

  private Splitting fold(int[] rest, int fold, int k) {
    int first = (int) ((long) rest.length * fold / k);
    int end = (int) ((long) rest.length * (fold + 1) / k);
    int[] others =
        IntStream.concat(IntStream.of(rest).limit(first), IntStream.of(rest).skip(end)).toArray();
    return new Splitting(others, Arrays.copyOfRange(rest, first, end), test);
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
