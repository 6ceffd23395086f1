package dev.sweepline.worker.network;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A {@link Loss} as DL4J calls it. Labels are one column of class numbers and the output layer's
 * activation is the identity. Not thread-safe; belongs to one network.
 *
 * <p>DL4J's own losses clip probabilities at 1e-10, which hides divergence, and take some ten
 * native calls for a batch; these few hundred numbers are faster in Java.
 */
final class SoftmaxLoss implements ILossFunction {
  private static final long serialVersionUID = 1;

  private final Loss loss;
  private final transient Logits logits = new Logits();
  private transient float[] labels = new float[0];
  private transient float[] slopes = new float[0];

  SoftmaxLoss(Loss loss) {
    this.loss = loss;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
    read(labels, outputs);
    int rows = outputs.rows();
    double[] work = new double[outputs.columns()];
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += loss.of(logits, row, (int) this.labels[row], work);
    }
    return average ? sum / rows : sum;
  }

  /** The sum's derivatives: DL4J divides by the batch's size later. */
  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
    read(labels, outputs);
    int rows = outputs.rows();
    int classes = outputs.columns();
    if (slopes.length < rows * classes) {
      slopes = new float[rows * classes];
    }
    double[] work = new double[classes];
    for (int row = 0; row < rows; row++) {
      int label = (int) this.labels[row];
      loss.of(logits, row, label, work);
      loss.gradient(work, label);
      for (int k = 0; k < classes; k++) {
        slopes[k * rows + row] = (float) work[k];
      }
    }
    INDArray gradient = Nd4j.createUninitialized(outputs.dataType(), outputs.shape(), 'f');
    ((FloatPointer) gradient.data().addressPointer()).put(slopes, 0, rows * classes);
    return gradient;
  }

  private void read(INDArray labels, INDArray outputs) {
    logits.read(outputs);
    int rows = outputs.rows();
    if (this.labels.length < rows) {
      this.labels = new float[rows];
    }
    ((FloatPointer) labels.data().addressPointer()).get(this.labels, 0, rows);
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
    return "softmax_" + loss;
  }
}
