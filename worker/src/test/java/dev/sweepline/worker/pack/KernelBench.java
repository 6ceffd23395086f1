package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.update.OptimizerKernel;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a step of one network of a pack consists of, part by part: MLP 784-100-10, 64 examples. One
 * thread; microseconds.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBench {
  private static final int[] WIDTHS = {784, 100, 10};
  private static final int BATCH = 64;

  /** The products of the first layer, in blocks as training has them. */
  @State(Scope.Thread)
  public static class Products {
    private final NativeFloats inputs = new NativeFloats(BATCH * 785);
    private final NativeFloats weights = new NativeFloats(785 * 100);
    private final NativeFloats outputs = new NativeFloats(BATCH * 101);
    private final NativeFloats gradient = new NativeFloats(785 * 100);

    @Setup
    public void fill() {
      inputs.write(0, random(BATCH * 785), BATCH * 785);
      weights.write(0, random(785 * 100), 785 * 100);
    }

    @TearDown
    public void close() {
      inputs.close();
      weights.close();
      outputs.close();
      gradient.close();
    }
  }

  @Benchmark
  public void forward(Products on) {
    Gemm.multiply(
        BATCH, 100, 785, on.inputs.from(0), 785, on.weights.from(0), 0, on.outputs.from(0), 101);
  }

  @Benchmark
  public void forwardWhole(Products on) {
    Gemm.whole(BATCH, 100, 785, on.inputs.from(0), 785, on.weights.from(0), on.outputs.from(0));
  }

  @Benchmark
  public void gradient(Products on) {
    for (WeightBlock block : WeightBlock.of(new WeightLayout(WIDTHS, false), BATCH)) {
      if (block.layer() == 0) {
        Gemm.multiplyTransposed(
            block.rows(),
            100,
            BATCH,
            on.inputs.from(block.row()),
            785,
            on.outputs.from(0),
            101,
            on.gradient.from(0));
      }
    }
  }

  /** What hidden layers do to their sums. */
  @State(Scope.Thread)
  public static class Sums {
    @Param({"RELU", "TANH", "SIGMOID", "ELU", "GELU", "SOFTPLUS"})
    public Activations activation;

    private final float[] sums = random(BATCH * 101);
    private final float[] outputs = new float[sums.length];
    private final float[] slopes = new float[sums.length];
    private ActivationKernel curve;

    @Setup
    public void choose() {
      curve = ActivationKernel.of(activation, 0).orElseThrow();
    }
  }

  @Benchmark
  public float[] curve(Sums on) {
    System.arraycopy(on.sums, 0, on.outputs, 0, on.sums.length);
    on.curve.apply(on.outputs, on.slopes, on.sums.length);
    return on.outputs;
  }

  /** The optimizers' rules, over all weights. */
  @State(Scope.Thread)
  public static class Rules {
    @Param({"sgd", "nesterov", "adam", "rmsprop"})
    public String optimizer;

    private final List<WeightBlock> blocks = WeightBlock.of(new WeightLayout(WIDTHS, false), BATCH);
    private final float[] weights = random(BATCH * 785);
    private final float[] gradient = random(BATCH * 785);
    private OptimizerKernel mover;

    @Setup
    public void choose() {
      DensePlan plan = DensePlan.read("mlp", Map.of("optimizer", optimizer));
      mover =
          OptimizerKernel.of(
              plan.descent(), blocks.stream().mapToInt(WeightBlock::count).toArray());
    }
  }

  @Benchmark
  public float[] move(Rules on) {
    on.mover.begin();
    for (WeightBlock block : on.blocks) {
      on.mover.move(block.number(), block.count(), on.weights, on.gradient, 1f / BATCH, 1e-9);
    }
    return on.weights;
  }

  private static float[] random(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }
}
