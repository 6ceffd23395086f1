package dev.sweepline.worker.engine;

import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.layer.RateCurve;
import dev.sweepline.worker.network.layer.WeightSlice;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import dev.sweepline.worker.update.GradientLimit;
import dev.sweepline.worker.update.OptimizerKernel;
import dev.sweepline.worker.update.WeightPenalty;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Weights of a network and their gradient, each in one array in DL4J's order, and what moves them.
 * Not thread-safe.
 */
final class EngineWeights implements AutoCloseable {
  /** Weights, gradient and what an optimizer remembers take 128 KiB at most. */
  private static final int MOST_WEIGHTS = 8192;

  private final List<WeightSlice> slices;
  private final List<Block> blocks = new ArrayList<>();
  private final FloatPointer values;
  private final FloatPointer gradient;
  private final FloatBuffer valuesInJava;
  private final FloatBuffer gradientInJava;
  private final OptimizerKernel mover;
  private final WeightPenalty penalty;
  private final GradientLimit limit;
  private final float[][] gradients;
  private final float[] moved;
  private final RateCurve rates;
  private final int size;
  private OptionalDouble scaled = OptionalDouble.empty();

  /** Weights that one pass through the cache moves. */
  private record Block(int first, int count, int penalised) {}

  EngineWeights(NetworkPlan plan) {
    this.slices = plan.slices();
    this.size = plan.size();
    for (WeightSlice slice : slices) {
      if (slice.role().isLearnt()) {
        cut(slice);
      }
    }
    this.values = new FloatPointer((long) size);
    this.gradient = new FloatPointer((long) size);
    gradient.zero(); // nobody writes where statistics have none
    this.valuesInJava = values.asBuffer();
    this.gradientInJava = gradient.asBuffer();
    this.mover =
        OptimizerKernel.of(plan.descent(), blocks.stream().mapToInt(Block::count).toArray());
    this.penalty = new WeightPenalty(plan.penalties());
    this.limit = new GradientLimit(plan.penalties());
    this.gradients = new float[blocks.size()][];
    int widest = blocks.stream().mapToInt(Block::count).max().orElseThrow();
    float[] shared = new float[widest];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = limit.limits() ? new float[blocks.get(i).count] : shared;
    }
    this.moved = new float[widest];
    this.rates = plan.rates();
  }

  private void cut(WeightSlice slice) {
    int end = slice.first() + slice.count();
    for (int first = slice.first(); first < end; first += MOST_WEIGHTS) {
      int count = Math.min(MOST_WEIGHTS, end - first);
      blocks.add(new Block(first, count, slice.role() == Role.WEIGHTS ? count : 0));
    }
  }

  /** Weights of a layer as oneDNN sees them; zeros where it has none of the kind. */
  memory values(Arena arena, int layer, Role role, memory.desc form) {
    return find(layer, role)
        .map(slice -> arena.view(form, values.getPointer(slice.first())))
        .orElseGet(() -> arena.zeros(form));
  }

  /** Where their gradient goes, the sum over a minibatch. */
  memory gradient(Arena arena, int layer, Role role, memory.desc form) {
    return find(layer, role)
        .map(slice -> arena.view(form, gradient.getPointer(slice.first())))
        .orElseGet(() -> arena.room(form));
  }

  private WeightSlice slice(int layer, Role role) {
    return find(layer, role).orElseThrow();
  }

  private Optional<WeightSlice> find(int layer, Role role) {
    return slices.stream()
        .filter(slice -> slice.layer() == layer && slice.role() == role)
        .findFirst();
  }

  /**
   * One step along the gradient.
   *
   * @param rows of the minibatch
   * @param step minibatches trained before
   * @return what penalties added to the loss before
   */
  double move(int rows, long step) {
    if (limit.limits()) {
      for (int i = 0; i < gradients.length; i++) {
        readGradient(i);
      }
      limit.apply(gradients, rows);
    }
    double rate = scaled.orElseGet(() -> rates.at((int) step));
    mover.begin();
    double added = 0;
    for (int i = 0; i < gradients.length; i++) {
      if (!limit.limits()) {
        readGradient(i);
      }
      added += move(i, rows, rate);
    }
    return added;
  }

  private void readGradient(int number) {
    Block block = blocks.get(number);
    gradientInJava.get(block.first, gradients[number], 0, block.count);
  }

  private double move(int number, int rows, double rate) {
    Block block = blocks.get(number);
    float[] slope = gradients[number];
    valuesInJava.get(block.first, moved, 0, block.count);
    float scale = 1f / rows;
    double added = 0;
    if (penalty.penalises()) {
      added = penalty.apply(moved, slope, block.count, block.penalised, scale, rate);
      scale = 1;
    }
    mover.move(number, block.count, moved, slope, scale, rate);
    valuesInJava.put(block.first, moved, 0, block.count);
    return added;
  }

  /**
   * Moves a normalisation's running statistics towards those of a minibatch.
   *
   * @param decay share of the running ones that stays
   */
  void follow(int layer, double decay, FloatPointer means, FloatPointer variances) {
    double moved = 1 - decay;
    WeightSlice mean = slice(layer, Role.MEANS);
    WeightSlice deviation = slice(layer, Role.LOG_DEVIATIONS);
    for (int i = 0; i < mean.count(); i++) {
      float before = valuesInJava.get(mean.first() + i);
      valuesInJava.put(mean.first() + i, (float) (before - moved * (before - means.get(i))));
      double variance = variance(valuesInJava.get(deviation.first() + i));
      double now = variance - moved * (variance - variances.get(i));
      valuesInJava.put(deviation.first() + i, (float) (Math.log10(now) / 2));
    }
  }

  /** Reads a normalisation's running variances. */
  void variances(int layer, FloatPointer into) {
    WeightSlice deviation = slice(layer, Role.LOG_DEVIATIONS);
    for (int i = 0; i < deviation.count(); i++) {
      into.put(i, (float) variance(valuesInJava.get(deviation.first() + i)));
    }
  }

  private static double variance(float logDeviation) {
    return Math.pow(10, 2.0 * logDeviation);
  }

  void scaleRate(double factor) {
    scaled = OptionalDouble.of(rates.at(0) * factor);
  }

  float[] copy() {
    return copy(valuesInJava);
  }

  /** The sum over the minibatch last seen. */
  float[] gradient() {
    return copy(gradientInJava);
  }

  private float[] copy(FloatBuffer numbers) {
    float[] copy = new float[size];
    numbers.get(0, copy, 0, size);
    return copy;
  }

  void restore(float[] earlier) {
    valuesInJava.put(0, earlier, 0, size);
  }

  OptimizerKernel mover() {
    return mover;
  }

  @Override
  public void close() {
    values.close();
    gradient.close();
  }
}
