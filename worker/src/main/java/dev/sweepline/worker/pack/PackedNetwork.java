package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.lanes.LaneNetwork;
import dev.sweepline.worker.network.dl4j.NetworkState;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.Uniforms;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Network that trains on one core: every product has its own shape, whoever else is in the room.
 * Not thread-safe.
 */
final class PackedNetwork implements LaneNetwork {
  private final DensePlan plan;
  private final WeightLayout sizes;
  private final Loss loss;
  private final boolean labels;
  private final Workspace workspace;
  private final Optional<ActivationKernel> curve;
  private final WeightStore weights;
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
  PackedNetwork(DensePlan plan, DataShape shape, RandomStreams random, Workspace workspace) {
    this.plan = plan;
    this.sizes = new WeightLayout(plan.sizes(shape), plan.learnsSlopes());
    this.loss = plan.loss(shape);
    this.labels = shape.task() instanceof Task.Classification;
    this.workspace = workspace;
    this.curve = ActivationKernel.of(plan.activation(), plan.leakySlope());
    this.biases = new float[sizes.out(0)];
    this.work = new double[sizes.outputs()];
    float[] starting = sizes.fromDl4j(plan.startingWeights(sizes.widths(), random));
    List<WeightBlock> blocks = WeightBlock.of(sizes, workspace.batchSize());
    this.weights = new WeightStore(sizes, blocks);
    this.steps = new WeightUpdate(plan, sizes, workspace, weights, blocks);
    restore(starting);
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
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
      if (layer == 0) {
        firstSums(workspace.flow(0, slot, 0), workspace.filled(slot), rows);
      } else {
        sums(layer, rows);
      }
      finish(layer, rows);
      if (layer + 1 < sizes.layers()) {
        if (plan.dropout() > 0) {
          drop(layer + 1, rows * sizes.stride(layer), workspace.uniforms(layer + 1, slot, step));
        }
        pass(layer, rows);
      }
    }
  }

  /** What comes into the first layer, with ones behind it, into its sums. */
  private void firstSums(FloatPointer rowsIn, FilledColumns columns, int rows) {
    weights.gather(columns, workspace.gathered());
    FloatPointer met = workspace.gathered().from(0);
    multiply(0, rows, rowsIn, columns.count(), columns.count(), met, 0);
  }

  /** What comes into another layer into its sums. */
  private void sums(int layer, int rows) {
    int in = sizes.in(layer) + 1;
    FloatPointer from = workspace.flow(layer).from(0);
    multiply(layer, rows, from, in, in, weights.layer(layer), 0);
  }

  private void multiply(
      int layer,
      int rows,
      FloatPointer from,
      int columns,
      int rowOfSource,
      FloatPointer met,
      float before) {
    Gemm.multiply(
        rows,
        sizes.out(layer),
        columns,
        from,
        rowOfSource,
        met,
        before,
        workspace.flow(layer + 1).from(0),
        sizes.stride(layer));
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
        weights.layer(layer),
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

  @Override
  public void read(DataPart part, int first, int stride, int end, Logits into) {
    int count = (end - first + stride - 1) / stride;
    float[] all = new float[count * sizes.outputs()];
    Optional<JudgedRows> laidOut = JudgedRows.of(part, first, stride, end);
    if (laidOut.isPresent()) {
      judge(laidOut.get(), all);
    } else {
      judge(part.values(), first, stride, count, all);
    }
    into.read(all, sizes.outputs());
  }

  private void judge(JudgedRows rows, float[] into) {
    FloatPointer source = rows.values().values();
    int width = sizes.outputs();
    for (JudgedRows.Group group : rows.groups()) {
      int count = group.rows().length;
      firstSums(source.position(group.first()), group.columns(), count);
      judge(count);
      for (int i = 0; i < count; i++) {
        System.arraycopy(
            workspace.outputs(sizes.layers()), i * width, into, group.rows()[i] * width, width);
      }
    }
  }

  private void judge(FloatPointer source, int first, int stride, int count, float[] into) {
    int in = sizes.in(0);
    int width = sizes.outputs();
    weights.gather(FilledColumns.all(in), workspace.gathered());
    for (int done = 0; done < count; done += JudgedRows.GROUP) {
      int now = Math.min(JudgedRows.GROUP, count - done);
      source.position((long) (first + done * stride) * in);
      fillBiases(now);
      multiply(0, now, source, in, stride * in, workspace.gathered().from(0), 1);
      judge(now);
      System.arraycopy(workspace.outputs(sizes.layers()), 0, into, done * width, now * width);
    }
  }

  /** From the first layer's sums on. */
  private void judge(int rows) {
    for (int layer = 0; layer < sizes.layers(); layer++) {
      if (layer > 0) {
        sums(layer, rows);
      }
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

  @Override
  public void scaleRate(double factor) {
    steps.scaleRate(factor);
  }

  @Override
  public float[] weights() {
    return weights.all();
  }

  @Override
  public float[] dl4jWeights() {
    return sizes.toDl4j(weights());
  }

  @Override
  public void restore(float[] earlier) {
    weights.restore(earlier);
  }

  @Override
  public NetworkState state() {
    return new NetworkState(weights(), steps.memory(), steps.steps());
  }

  @Override
  public void goOn(NetworkState from) {
    restore(from.weights());
    steps.goOn(from.optimizer(), from.iterations());
  }

  @Override
  public void close() {
    weights.close();
  }
}
