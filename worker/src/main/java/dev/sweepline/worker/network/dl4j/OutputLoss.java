package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.device.HostMemory;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A {@link Loss} as DL4J calls it. Labels are one column of class numbers, or numbers as wide as
 * the outputs; the output layer's activation is the identity. Not thread-safe; belongs to one
 * network.
 *
 * <p>DL4J's own losses clip probabilities at 1e-10, which hides divergence, and take some ten
 * native calls for a batch; these few hundred numbers are faster in Java.
 */
public final class OutputLoss implements ILossFunction {
  private static final long serialVersionUID = 1;

  private final Loss loss;
  private final Task task;
  private final transient Logits logits = new Logits();
  private transient float[] labels = new float[0];
  private transient float[] slopes = new float[0];

  public OutputLoss(Loss loss, Task task) {
    this.loss = loss;
    this.task = task;
  }

  Task task() {
    return task;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
    read(labels, outputs);
    int rows = outputs.rows();
    int columns = outputs.columns();
    double[] work = new double[columns];
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum +=
          task instanceof Task.Classification
              ? loss.of(logits, row, (int) this.labels[row], work)
              : loss.ofNumbers(logits, row, this.labels, row * columns, columns);
    }
    return average ? sum / rows : sum;
  }

  /** The sum's derivatives: DL4J divides by the batch's size later. */
  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
    read(labels, outputs);
    int rows = outputs.rows();
    int columns = outputs.columns();
    if (slopes.length < rows * columns) {
      slopes = new float[rows * columns];
    }
    double[] work = new double[columns];
    for (int row = 0; row < rows; row++) {
      slopes(row, work);
      for (int k = 0; k < columns; k++) {
        slopes[k * rows + row] = (float) work[k];
      }
    }
    INDArray gradient = Nd4j.createUninitialized(outputs.dataType(), outputs.shape(), 'f');
    HostMemory.of(gradient).put(slopes, 0, rows * columns);
    HostMemory.written(gradient);
    return gradient;
  }

  private void slopes(int row, double[] work) {
    if (task instanceof Task.Classification) {
      loss.slopes(logits, row, (int) labels[row], work);
    } else {
      loss.slopesOfNumbers(logits, row, labels, row * work.length, work);
    }
  }

  private void read(INDArray labels, INDArray outputs) {
    NativeLogits.read(outputs, logits);
    int count = Math.toIntExact(labels.length());
    if (this.labels.length < count) {
      this.labels = new float[count];
    }
    HostMemory.of(labels).get(this.labels, 0, count);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
    throw new UnsupportedOperationException("scores by example");
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
    return Pair.of(
        computeScore(labels, outputs, activation, mask, average),
        computeGradient(labels, outputs, activation, mask));
  }

  @Override
  public String name() {
    return "sweepline_" + loss;
  }
}
