package dev.sweepline.worker.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One part of a data set, shared by every trial of the JVM: nobody writes to it. Thread-safe.
 *
 * <p>Features are one contiguous row-major float array, rows × features, outside of any workspace.
 */
public final class DataPart {
  private final INDArray features;
  private final int[] labels;

  DataPart(INDArray features, int[] labels) {
    if (features.rows() != labels.length || features.ordering() != 'c') {
      throw new IllegalArgumentException(
          labels.length + " labels for features " + features.shapeInfoToString());
    }
    this.features = features;
    this.labels = labels;
  }

  public INDArray features() {
    return features;
  }

  public int rows() {
    return labels.length;
  }

  /** The label of a row, from 0. */
  public int label(int row) {
    return labels[row];
  }
}
