package dev.sweepline.worker.data;

import dev.sweepline.worker.device.NativeRows;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One part of a data set, shared by every trial of the JVM: nobody writes to it. Thread-safe.
 *
 * <p>Features are one contiguous row-major float array, rows × features, outside of any workspace.
 * Every row has a label, or, for regression, a float for each output.
 */
public final class DataPart {
  private final NativeRows features;
  private final Targets answers;
  private final Optional<Scaling> targets;
  private final Optional<Augmentation> augmentation;
  private final Map<Function<DataPart, ?>, Object> kept = new ConcurrentHashMap<>();

  /**
   * A part.
   *
   * @param targets brings numbers to predict to a common size; empty for labels
   */
  public DataPart(
      NativeRows features,
      Targets answers,
      Optional<Scaling> targets,
      Optional<Augmentation> augmentation) {
    if (features.rows() != answers.rows()) {
      throw new IllegalArgumentException(
          "%d answers for %d rows of features".formatted(answers.rows(), features.rows()));
    }
    this.features = features;
    this.answers = answers;
    this.targets = targets;
    this.augmentation = augmentation;
  }

  /** All features as ND4J sees them, which this loads. */
  public INDArray features() {
    return features.array();
  }

  /** All features, row by row, to be read only; the pointer's position is the caller's own. */
  public FloatPointer values() {
    return features.values();
  }

  /** Features that a row has. */
  public int columns() {
    return features.columns();
  }

  /** Copies one row's features out of native memory. */
  public void copy(int row, float[] into) {
    values().position((long) row * into.length).get(into, 0, into.length);
  }

  /**
   * What a function makes of this part, made once for all trials.
   *
   * @param maker equal to others that make the same, and gives something nobody writes to
   */
  @SuppressWarnings("unchecked") // equal makers give one type
  public <T> T kept(Function<DataPart, T> maker) {
    return (T) kept.computeIfAbsent(maker, any -> maker.apply(this));
  }

  long bytes() {
    return features.bytes();
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
   * A number to predict, in its own unit.
   *
   * @throws IllegalStateException when the rows have labels
   */
  public double target(int row, int output) {
    return answers.target(row, output);
  }

  /** Numbers that networks learn for each row: its label's, or one for each output. */
  public int answers() {
    return answers.columns();
  }

  /** Writes what networks learn for a row: its label's number, or its scaled targets. */
  public void answer(int row, float[] into, int first) {
    for (int k = 0; k < answers.columns(); k++) {
      double number = answers.number(row, k);
      into[first + k] = targets.isPresent() ? targets.get().apply(number, k) : (float) number;
    }
  }

  /** How rows are altered each time they are trained on; only ever on a training part. */
  public Optional<Augmentation> augmentation() {
    return augmentation;
  }
}
