package dev.sweepline.worker.engine;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.device.MachineMemory;
import dev.sweepline.worker.network.dl4j.NetworkState;
import dev.sweepline.worker.network.layer.LayerFigures;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.layer.WeightSlice;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.random.RandomStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Network that oneDNN computes. What it computes follows from plan, data and seed alone. Not
 * thread-safe: the thread that makes it trains and closes it.
 */
public final class EngineNetwork implements AutoCloseable {
  /** Rows judged at once. */
  private static final int JUDGED = 64;

  private final NetworkPlan plan;
  private final RandomStreams random;
  private final EngineWeights weights;
  private final Map<Integer, Pass> training = new HashMap<>();
  private final Map<Integer, Pass> using = new HashMap<>();
  private final Logits logits = new Logits();
  private final double[] work;
  private final int outputs;
  private final int features;
  private FloatPointer judged;

  /** A network with its starting weights. */
  public EngineNetwork(NetworkPlan plan, RandomStreams random) {
    this.plan = plan;
    this.random = random;
    this.outputs = plan.shape().outputs();
    this.features = plan.shape().input().features();
    this.work = new double[outputs];
    this.weights = new EngineWeights(plan);
    weights.restore(plan.startingWeights(random));
  }

  /** By which it learns and is judged. */
  public Loss loss() {
    return plan.loss();
  }

  /**
   * Moves the weights once.
   *
   * @param features rows of the data
   * @param answers what is to be learnt for them
   * @param step minibatches trained before
   * @return the loss before, with regularisation and dropout
   */
  public double fit(Pointer features, float[] answers, int rows, long step) {
    Pass pass = training(rows);
    double sum = look(pass, features, answers, rows, step);
    double penalty = weights.move(rows, step);
    pass.learnt();
    return sum / rows + penalty;
  }

  /** The gradient of the summed loss last seen, in the order of {@link #weights()}. */
  float[] gradient() {
    return weights.gradient();
  }

  private Pass training(int rows) {
    return training.computeIfAbsent(rows, count -> pass(count, true));
  }

  private Pass using(int rows) {
    return using.computeIfAbsent(rows, count -> pass(count, false));
  }

  private Pass pass(int rows, boolean trains) {
    long numbers = plan.layers().stream().mapToLong(layer -> layer.output().features()).sum();
    MachineMemory.require((trains ? 2L : 1L) * Float.BYTES * rows * (features + numbers));
    return new Pass(plan, weights, rows, trains, random);
  }

  /** Runs forward and back without learning; returns the summed loss. */
  double look(Pointer features, float[] answers, int rows, long step) {
    return look(training(rows), features, answers, rows, step);
  }

  private double look(Pass pass, Pointer features, float[] answers, int rows, long step) {
    float[] numbers = new float[rows * outputs];
    pass.forward(features, step, numbers);
    double sum = slopes(numbers, answers, rows);
    pass.backward(numbers);
    return sum;
  }

  /**
   * Looks at every layer that has weights without learning.
   *
   * @param step minibatches trained before: the masks of dropout are the next one's
   */
  public List<LayerFigures> layers(Pointer features, float[] answers, int rows, long step) {
    look(features, answers, rows, step);
    float[] values = weights.copy();
    float[] gradient = weights.gradient();
    List<WeightSlice> slices =
        plan.slices().stream().filter(slice -> slice.role() == Role.WEIGHTS).toList();
    Pass pass = using(rows);
    pass.forward(features, step, new float[rows * outputs]);
    List<LayerFigures> layers = new ArrayList<>();
    for (WeightSlice slice : slices) {
      LayerOutputs out = LayerOutputs.of(pass.layer(layers.size()));
      layers.add(
          new LayerFigures(
              "layer" + (layers.size() + 1),
              slice.magnitude(values),
              slice.magnitude(gradient) / rows,
              out.magnitude(),
              out.dead()));
    }
    return layers;
  }

  /** Replaces outputs by the loss's derivatives; returns the sum of the rows' losses. */
  private double slopes(float[] numbers, float[] answers, int rows) {
    boolean labels = plan.shape().task() instanceof Task.Classification;
    logits.read(numbers, outputs);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      if (labels) {
        sum += loss().slopes(logits, row, (int) answers[row], work);
      } else {
        sum += loss().ofNumbers(logits, row, answers, row * outputs, outputs);
        loss().slopesOfNumbers(logits, row, answers, row * outputs, work);
      }
      for (int k = 0; k < outputs; k++) {
        numbers[row * outputs + k] = (float) work[k];
      }
    }
    return sum;
  }

  /**
   * Outputs as when it is used, without dropout, for every {@code stride}-th row of a part from
   * {@code first} to before {@code end}.
   */
  public void read(DataPart part, int first, int stride, int end, Logits into) {
    Pass judging = using(JUDGED);
    if (judged == null) {
      judged = new FloatPointer((long) JUDGED * features);
      judged.zero();
    }
    int rows = (end - first + stride - 1) / stride;
    float[] all = new float[rows * outputs];
    float[] some = new float[JUDGED * outputs];
    FloatPointer source = part.values();
    for (int done = 0; done < rows; done += JUDGED) {
      int now = Math.min(JUDGED, rows - done);
      long from = (long) (first + done * stride) * features;
      if (stride == 1 && now == JUDGED) {
        judging.forward(source.getPointer(from), 0, some);
      } else {
        for (int row = 0; row < now; row++) {
          Pointer.memcpy(
              judged.getPointer((long) row * features),
              source.getPointer(from + (long) row * stride * features),
              (long) features * Float.BYTES);
        }
        judging.forward(judged, 0, some);
      }
      System.arraycopy(some, 0, all, done * outputs, now * outputs);
    }
    into.read(all, outputs);
  }

  /** Outputs for some rows as when it is used. */
  float[] outputs(Pointer features, int rows) {
    float[] outputs = new float[rows * this.outputs];
    using(rows).forward(features, 0, outputs);
    return outputs;
  }

  /** Makes the learning rate its first value times the factor. */
  public void scaleRate(double factor) {
    weights.scaleRate(factor);
  }

  /** A copy of everything learnt, running statistics too, in DL4J's order. */
  public float[] weights() {
    return weights.copy();
  }

  /** Takes back what {@link #weights()} gave; the optimizer's memory stays. */
  public void restore(float[] earlier) {
    weights.restore(earlier);
  }

  /** A copy of where its training stands; the learning rate is its trial's. */
  public NetworkState state() {
    return new NetworkState(weights(), weights.mover().remembered(), weights.mover().steps());
  }

  /** Stands where another of the same plan stood. */
  public void goOn(NetworkState from) {
    restore(from.weights());
    weights.mover().goOn(from.optimizer(), from.iterations());
  }

  /** What oneDNN calls the kernels of its convolutions in training. */
  List<String> kernels(int rows) {
    return training(rows).kernels();
  }

  @Override
  public void close() {
    training.values().forEach(Pass::close);
    using.values().forEach(Pass::close);
    if (judged != null) {
      judged.close();
    }
    weights.close();
  }
}
