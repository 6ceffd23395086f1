package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.dl4j.NetworkState;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.Uniforms;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;

/**
 * One network of a pack. What it computes follows from its plan, the data and the seed alone: every
 * product has the network's own shape, whoever else is in the pack. Not thread-safe.
 */
public final class PackedNetwork implements AutoCloseable {
  private final DensePlan plan;
  private final WeightLayout sizes;
  private final Loss loss;
  private final boolean labels;
  private final Workspace workspace;
  private final Optional<ActivationKernel> curve;
  private final NativeFloats weights;
  private final WeightUpdate steps;
  private final float[] biases;
  private final Logits logits = new Logits();
  private final double[] work;

  /**
   * A network with its starting weights.
   *
   * @param workspace of the pack, with room for it
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when its loss does not go
   *     with such data
   */
  public PackedNetwork(DensePlan plan, DataShape shape, RandomStreams random, Workspace workspace) {
    this.plan = plan;
    this.sizes = new WeightLayout(plan.sizes(shape), plan.learnsSlopes());
    this.loss = plan.loss(shape);
    this.labels = shape.task() instanceof Task.Classification;
    this.workspace = workspace;
    this.curve = ActivationKernel.of(plan.activation(), plan.leakySlope());
    this.biases = new float[sizes.out(0)];
    this.work = new double[sizes.outputs()];
    float[] starting = sizes.fromDl4j(plan.startingWeights(sizes.widths(), random));
    this.weights = new NativeFloats(starting.length);
    this.steps = new WeightUpdate(plan, sizes, workspace, weights);
    restore(starting);
  }

  /** By which it learns and is judged. */
  public Loss loss() {
    return loss;
  }

  /**
   * Moves the weights once, on a minibatch in the workspace.
   *
   * @param slot where it is
   * @param rows it has
   * @param step minibatches trained before
   * @return the loss before, with regularisation and dropout
   */
  public double fit(int slot, int rows, long step) {
    forward(slot, rows, step);
    double sum = slopes(slot, rows);
    for (int layer = sizes.layers() - 1; layer > 0; layer--) {
      errors(layer, rows);
    }
    return sum / rows + steps.move(slot, rows);
  }

  private void forward(int slot, int rows, long step) {
    for (int layer = 0; layer < sizes.layers(); layer++) {
      Gemm.multiply(
          rows,
          sizes.out(layer),
          sizes.in(layer) + 1,
          workspace.flow(layer, slot, 0),
          sizes.in(layer) + 1,
          weights.from(sizes.first(layer)),
          0,
          workspace.flow(layer + 1).from(0),
          sizes.stride(layer));
      finish(layer, rows);
      if (layer + 1 < sizes.layers()) {
        if (plan.dropout() > 0) {
          drop(layer + 1, rows * sizes.stride(layer), workspace.uniforms(layer + 1, slot, step));
        }
        pass(layer, rows);
      }
    }
  }

  /** Sums into outputs. */
  private void finish(int layer, int rows) {
    int count = rows * sizes.stride(layer);
    float[] outputs = workspace.outputs(layer + 1);
    workspace.flow(layer + 1).read(0, outputs, count);
    if (layer + 1 < sizes.layers()) {
      curve.ifPresentOrElse(
          fixed -> fixed.apply(outputs, workspace.slopes(layer + 1), count),
          () -> bend(layer, outputs, count));
    }
  }

  private void bend(int layer, float[] sums, int count) {
    LearntSlopes learnt = workspace.learnt(layer + 1);
    weights.read(sizes.slopes(layer), learnt.learnt(), sizes.out(layer));
    learnt.apply(sums, workspace.slopes(layer + 1), sizes.stride(layer), count);
  }

  /** Outputs on to the next layer, with the ones that its biases meet. */
  private void pass(int layer, int rows) {
    int stride = sizes.stride(layer);
    float[] outputs = workspace.outputs(layer + 1);
    for (int i = stride - 1; i < rows * stride; i += stride) {
      outputs[i] = 1;
    }
    workspace.flow(layer + 1).write(0, outputs, rows * stride);
  }

  private void drop(int layer, int count, float[] uniforms) {
    drop(workspace.outputs(layer), count, uniforms);
    drop(workspace.slopes(layer), count, uniforms);
    if (sizes.learnsSlopes(layer - 1)) {
      drop(workspace.learnt(layer).below(), count, uniforms);
    }
  }

  private void drop(float[] numbers, int count, float[] uniforms) {
    float bound = Uniforms.bound(plan.dropout());
    float kept = (float) (1 / (1 - plan.dropout()));
    for (int i = 0; i < count; i++) {
      numbers[i] *= kept * Math.min(1f, Math.max(0f, (uniforms[i] - bound) * (1 << 30)));
    }
  }

  /** The derivatives by the outputs; returns the sum of the rows' losses. */
  private double slopes(int slot, int rows) {
    int top = sizes.layers();
    float[] slopes = workspace.slopes(top);
    float[] answers = workspace.answers(slot);
    logits.read(workspace.outputs(top), work.length);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      if (labels) {
        sum += loss.slopes(logits, row, (int) answers[row], work);
      } else {
        sum += loss.ofNumbers(logits, row, answers, row * work.length, work.length);
        loss.slopesOfNumbers(logits, row, answers, row * work.length, work);
      }
      for (int k = 0; k < work.length; k++) {
        slopes[row * work.length + k] = (float) work[k];
      }
    }
    workspace.backflow(top).write(0, slopes, rows * work.length);
    return sum;
  }

  /** The derivatives by the sums of the layer below. */
  private void errors(int layer, int rows) {
    int count = rows * (sizes.in(layer) + 1);
    Gemm.multiplyByTransposed(
        rows,
        sizes.in(layer),
        sizes.out(layer),
        workspace.backflow(layer + 1).from(0),
        sizes.stride(layer),
        weights.from(sizes.first(layer)),
        workspace.backflow(layer).from(0),
        sizes.in(layer) + 1);
    float[] slopes = workspace.slopes(layer);
    float[] errors = workspace.outputs(layer);
    workspace.backflow(layer).read(0, errors, count);
    if (sizes.learnsSlopes(layer - 1)) {
      workspace.learnt(layer).gather(errors, sizes.in(layer) + 1, count);
    }
    for (int i = 0; i < count; i++) {
      errors[i] *= slopes[i];
    }
    workspace.backflow(layer).write(0, errors, count);
  }

  /**
   * Outputs as when it is used, without dropout, for every {@code stride}-th row of a part from
   * {@code first} to before {@code end}.
   */
  public void read(DataPart part, int first, int stride, int end, Logits into) {
    int rows = (end - first + stride - 1) / stride;
    int width = sizes.outputs();
    float[] all = new float[rows * width];
    FloatPointer source = part.values();
    for (int done = 0; done < rows; done += Workspace.JUDGED) {
      int now = Math.min(Workspace.JUDGED, rows - done);
      source.position((long) (first + done * stride) * sizes.in(0));
      judge(source, stride * sizes.in(0), now);
      System.arraycopy(workspace.outputs(sizes.layers()), 0, all, done * width, now * width);
    }
    into.read(all, width);
  }

  private void judge(FloatPointer source, int rowOfSource, int rows) {
    fillBiases(rows);
    for (int layer = 0; layer < sizes.layers(); layer++) {
      Gemm.multiply(
          rows,
          sizes.out(layer),
          layer == 0 ? sizes.in(0) : sizes.in(layer) + 1,
          layer == 0 ? source : workspace.flow(layer).from(0),
          layer == 0 ? rowOfSource : sizes.in(layer) + 1,
          weights.from(sizes.first(layer)),
          layer == 0 ? 1 : 0,
          workspace.flow(layer + 1).from(0),
          sizes.stride(layer));
      finish(layer, rows);
      if (layer + 1 < sizes.layers()) {
        pass(layer, rows);
      }
    }
  }

  /** The data itself has no ones beside it, so the first layer's sums begin with the biases. */
  private void fillBiases(int rows) {
    int stride = sizes.stride(0);
    float[] sums = workspace.outputs(1);
    weights.read(sizes.biases(0), biases, biases.length);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(biases, 0, sums, row * stride, biases.length);
    }
    workspace.flow(1).write(0, sums, rows * stride);
  }

  /** Makes the learning rate its first value times the factor. */
  public void scaleRate(double factor) {
    steps.scaleRate(factor);
  }

  /** A copy of everything learnt. */
  public float[] weights() {
    float[] copy = new float[sizes.total()];
    weights.read(0, copy, copy.length);
    return copy;
  }

  /** The same in DL4J's order. */
  public float[] dl4jWeights() {
    return sizes.toDl4j(weights());
  }

  /** Takes back what {@link #weights()} gave; the optimizer's memory stays. */
  public void restore(float[] earlier) {
    weights.write(0, earlier, earlier.length);
  }

  /** Where it stands, in its own order; the learning rate is its trial's. */
  public NetworkState state() {
    return new NetworkState(weights(), steps.memory(), steps.steps());
  }

  /** Stands where another of the same plan stood. */
  public void goOn(NetworkState from) {
    restore(from.weights());
    steps.goOn(from.optimizer(), from.iterations());
  }

  @Override
  public void close() {
    weights.close();
  }
}
