package dev.sweepline.worker.data;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One part of a data set, shared by every trial of the JVM: nobody writes to it. Thread-safe.
 *
 * <p>Features are one contiguous row-major float array, rows × features, outside of any workspace.
 * Every row has a label, or, for regression, a float for each output.
 */
public final class DataPart {
  private final INDArray features;
  private final Answers answers;
  private final Optional<Augmentation> augmentation;

  DataPart(INDArray features, Answers answers, Optional<Augmentation> augmentation) {
    if (features.rows() != answers.rows() || features.ordering() != 'c') {
      throw new IllegalArgumentException(
          answers.rows() + " answers for features " + features.shapeInfoToString());
    }
    this.features = features;
    this.answers = answers;
    this.augmentation = augmentation;
  }

  public INDArray features() {
    return features;
  }

  long bytes() {
    return features.length() * Float.BYTES;
  }

  public int rows() {
    return answers.rows();
  }

  /**
   * The label of a row, from 0.
   *
   * @throws IllegalStateException when the rows have numbers
   */
  public int label(int row) {
    return answers.label(row);
  }

  /**
   * A number to predict.
   *
   * @throws IllegalStateException when the rows have labels
   */
  public float target(int row, int output) {
    return answers.target(row, output);
  }

  /** How rows are altered each time they are trained on; only ever on a training part. */
  public Optional<Augmentation> augmentation() {
    return augmentation;
  }
}
