package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.DensePlan;
import dev.sweepline.worker.network.Logits;
import dev.sweepline.worker.network.Loss;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.Uniforms;
import org.bytedeco.javacpp.FloatPointer;

/**
 * One network of a pack. What it computes follows from its plan, the data and the seed alone: every
 * product has the network's own shape, whoever else is in the pack. Not thread-safe.
 */
public final class PackedNetwork implements AutoCloseable {
  private final DensePlan plan;
  private final Sizes sizes;
  private final Loss loss;
  private final boolean labels;
  private final Workspace workspace;
  private final Curve curve;
  private final Steps steps;
  private final Floats shared;
  private final FloatPointer[] layers;
  private final FloatPointer[] gradients;
  private final float[] weights;
  private final Logits logits = new Logits();
  private final double[] work;

  /**
   * A network with its starting weights.
   *
   * @param workspace of the pack, with room for it
   * @throws dev.sweepline.worker.network.InvalidNetworkException when its loss does not go with
   *     such data
   */
  public PackedNetwork(DensePlan plan, DataShape shape, RandomStreams random, Workspace workspace) {
    this.plan = plan;
    this.sizes = new Sizes(plan.sizes(shape));
    this.loss = plan.loss(shape);
    this.labels = shape.task() instanceof Task.Classification;
    this.workspace = workspace;
    this.curve = Curve.of(plan.activation(), plan.leakySlope());
    this.weights = sizes.fromDl4j(plan.startingWeights(sizes.widths(), random));
    this.steps = new Steps(plan, sizes, workspace);
    this.work = new double[sizes.outputs()];
    this.layers = new FloatPointer[sizes.layers()];
    this.gradients = new FloatPointer[sizes.layers()];
    this.shared = new Floats(weights.length);
    shared.write(weights, 0, weights.length);
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] = shared.from(sizes.first(layer));
      gradients[layer] = workspace.nativeGradient().from(sizes.first(layer));
    }
  }

  /** By which it learns and is judged. */
  public Loss loss() {
    return loss;
  }

  /**
   * Moves the weights once, on the minibatch in the workspace.
   *
   * @param rows of the minibatch
   * @param step minibatches trained before
   * @return the loss before, with regularisation and dropout
   */
  public double fit(int rows, long step) {
    forward(rows, step);
    double sum = slopes(rows);
    backward(rows);
    return sum / rows + steps.move(weights, shared, rows);
  }

  private void forward(int rows, long step) {
    for (int layer = 0; layer < sizes.layers(); layer++) {
      Gemm.multiply(
          rows,
          sizes.out(layer),
          sizes.in(layer) + 1,
          workspace.flow(layer).pointer(),
          sizes.in(layer) + 1,
          layers[layer],
          0,
          workspace.flow(layer + 1).pointer(),
          sizes.stride(layer));
      finish(layer, rows);
      if (layer + 1 < sizes.layers()) {
        drop(layer + 1, rows * sizes.stride(layer), step);
        pass(layer, rows);
      }
    }
  }

  /** Sums into outputs. */
  private void finish(int layer, int rows) {
    int count = rows * sizes.stride(layer);
    float[] outputs = workspace.outputs(layer + 1);
    workspace.flow(layer + 1).read(outputs, 0, count);
    if (layer + 1 < sizes.layers()) {
      curve.apply(outputs, workspace.slopes(layer + 1), count);
    }
  }

  /** Outputs on to the next layer, with the ones that its biases meet. */
  private void pass(int layer, int rows) {
    int stride = sizes.stride(layer);
    float[] outputs = workspace.outputs(layer + 1);
    for (int i = stride - 1; i < rows * stride; i += stride) {
      outputs[i] = 1;
    }
    workspace.flow(layer + 1).write(outputs, 0, rows * stride);
  }

  private void drop(int layer, int count, long step) {
    if (plan.dropout() == 0) {
      return;
    }
    float[] uniforms = workspace.uniforms(layer, step);
    float[] outputs = workspace.outputs(layer);
    float[] slopes = workspace.slopes(layer);
    float bound = Uniforms.bound(plan.dropout());
    float kept = (float) (1 / (1 - plan.dropout()));
    for (int i = 0; i < count; i++) {
      float factor = kept * Math.min(1f, Math.max(0f, (uniforms[i] - bound) * (1 << 30)));
      outputs[i] *= factor;
      slopes[i] *= factor;
    }
  }

  /** The derivatives by the outputs; returns the sum of the rows' losses. */
  private double slopes(int rows) {
    int top = sizes.layers();
    float[] slopes = workspace.slopes(top);
    float[] answers = workspace.answers();
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
    workspace.backflow(top).write(slopes, 0, rows * work.length);
    return sum;
  }

  private void backward(int rows) {
    for (int layer = sizes.layers() - 1; layer >= 0; layer--) {
      FloatPointer above = workspace.backflow(layer + 1).pointer();
      Gemm.multiplyTransposed(
          sizes.in(layer) + 1,
          sizes.out(layer),
          rows,
          workspace.flow(layer).pointer(),
          sizes.in(layer) + 1,
          above,
          sizes.stride(layer),
          gradients[layer]);
      if (layer > 0) {
        Gemm.multiplyByTransposed(
            rows,
            sizes.in(layer),
            sizes.out(layer),
            above,
            sizes.stride(layer),
            layers[layer],
            workspace.backflow(layer).pointer(),
            sizes.in(layer) + 1);
        scale(layer, rows * (sizes.in(layer) + 1));
      }
    }
  }

  private void scale(int layer, int count) {
    float[] slopes = workspace.slopes(layer);
    float[] errors = workspace.outputs(layer);
    workspace.backflow(layer).read(errors, 0, count);
    for (int i = 0; i < count; i++) {
      errors[i] *= slopes[i];
    }
    workspace.backflow(layer).write(errors, 0, count);
  }

  /**
   * Outputs as when it is used, without dropout, for every {@code stride}-th row of a part from
   * {@code first} to before {@code end}.
   */
  public void read(DataPart part, int first, int stride, int end, Logits into) {
    int rows = (end - first + stride - 1) / stride;
    int width = sizes.outputs();
    float[] all = new float[rows * width];
    try (FloatPointer source =
        new FloatPointer((FloatPointer) part.features().data().addressPointer())) {
      for (int done = 0; done < rows; done += Workspace.JUDGED) {
        int now = Math.min(Workspace.JUDGED, rows - done);
        source.position((long) (first + done * stride) * sizes.in(0));
        judge(source, stride * sizes.in(0), now);
        System.arraycopy(workspace.outputs(sizes.layers()), 0, all, done * width, now * width);
      }
    }
    into.read(all, width);
  }

  private void judge(FloatPointer source, int rowOfSource, int rows) {
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int biases = layer == 0 ? 0 : 1;
      if (layer == 0) {
        fillBiases(rows);
      }
      Gemm.multiply(
          rows,
          sizes.out(layer),
          sizes.in(layer) + biases,
          layer == 0 ? source : workspace.flow(layer).pointer(),
          layer == 0 ? rowOfSource : sizes.in(layer) + 1,
          layers[layer],
          layer == 0 ? 1 : 0,
          workspace.flow(layer + 1).pointer(),
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
    for (int row = 0; row < rows; row++) {
      System.arraycopy(weights, sizes.biases(0), sums, row * stride, sizes.out(0));
    }
    workspace.flow(1).write(sums, 0, rows * stride);
  }

  /** Makes the learning rate its first value times the factor. */
  public void scaleRate(double factor) {
    steps.scaleRate(factor);
  }

  /** A copy of everything learnt. */
  public float[] weights() {
    return weights.clone();
  }

  /** The same in DL4J's order. */
  public float[] dl4jWeights() {
    return sizes.toDl4j(weights);
  }

  /** Takes back what {@link #weights()} gave; the optimizer's memory stays. */
  public void restore(float[] earlier) {
    System.arraycopy(earlier, 0, weights, 0, weights.length);
    shared.write(weights, 0, weights.length);
  }

  @Override
  public void close() {
    shared.close();
  }
}
