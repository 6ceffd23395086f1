package dev.sweepline.worker.data;

import dev.sweepline.worker.network.InputShape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Which rows belong to which part, and how raw rows become a part. */
final class Splitting {
  /** Not the sweep's seed: boards of different sweeps compare only over the same split. */
  private static final long SEED = 0x5377656570L;

  private Splitting() {}

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

  /** Scales the given rows into a part that belongs to no workspace. */
  @SuppressWarnings("try") // the scope is only there to be left
  static DataPart part(RawData data, int[] rows, MinMaxScaling scaling) {
    float[] levels = new float[256];
    for (int pixel = 0; pixel < levels.length; pixel++) {
      levels[pixel] = scaling.apply(pixel);
    }
    INDArray features;
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      features =
          Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows.length, data.features()}, 'c');
    }
    var target = features.data().asNioFloat();
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int from = rows[i] * data.features();
      for (int feature = 0; feature < data.features(); feature++) {
        target.put(levels[data.pixels()[from + feature] & 0xff]);
      }
      labels[i] = data.labels()[rows[i]];
    }
    return new DataPart(features, labels);
  }

  /** Cuts train, validation and test from one pile. */
  static DataSplits cut(RawData data, int classes, int validation, int test) {
    int[] order = shuffledRows(data.rows());
    int rest = data.rows() - validation;
    return splits(
        data,
        Arrays.copyOf(order, rest - test),
        Arrays.copyOfRange(order, rest, data.rows()),
        data,
        Arrays.copyOfRange(order, rest - test, rest),
        classes);
  }

  /** Cuts train and validation from one pile; the other is the test part. */
  static DataSplits cut(RawData data, int classes, int validation, RawData test) {
    int[] order = shuffledRows(data.rows());
    int rest = data.rows() - validation;
    return splits(
        data,
        Arrays.copyOf(order, rest),
        Arrays.copyOfRange(order, rest, data.rows()),
        test,
        IntStream.range(0, test.rows()).toArray(),
        classes);
  }

  private static DataSplits splits(
      RawData data, int[] train, int[] validation, RawData test, int[] testRows, int classes) {
    MinMaxScaling scaling = MinMaxScaling.fit(data, train);
    return new DataSplits(
        new InputShape.Flat(data.features()),
        classes,
        part(data, train, scaling),
        part(data, validation, scaling),
        part(test, testRows, scaling));
  }
}
