package dev.sweepline.worker.update;

import dev.sweepline.worker.network.settings.OptimizerSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Kernel of an optimizer, which moves weights and remembers what its rule needs: the formulas are
 * those of DL4J's updaters, in one pass. All arrays are read at one index, so that the JVM
 * vectorises the loops. Not thread-safe; belongs to one network.
 */
public abstract class OptimizerKernel {
  /** A step begins, which moves all blocks. */
  public void begin() {}

  /**
   * Moves the weights of a block.
   *
   * @param block its number
   * @param count how many they are
   * @param gradients times {@code scale} are those of the mean loss
   * @param rate how large the step is
   */
  public abstract void move(
      int block, int count, float[] weights, float[] gradients, float scale, double rate);

  /** What it remembers: for each kind, an array a block. */
  List<float[][]> memory() {
    return List.of();
  }

  /** A copy of what it remembers, kind by kind and block by block. */
  public float[] remembered() {
    int count = memory().stream().flatMap(Arrays::stream).mapToInt(block -> block.length).sum();
    float[] copy = new float[count];
    int at = 0;
    for (float[][] kind : memory()) {
      for (float[] block : kind) {
        System.arraycopy(block, 0, copy, at, block.length);
        at += block.length;
      }
    }
    return copy;
  }

  /**
   * Goes on where another of the same network stood; one that remembered something else has nothing
   * to say but for its steps.
   *
   * @param remembered what it gave
   * @param steps that it had counted
   */
  public void goOn(float[] remembered, int steps) {
    if (remembered.length != remembered().length) {
      countOn(steps);
      return;
    }
    int at = 0;
    for (float[][] kind : memory()) {
      for (float[] block : kind) {
        System.arraycopy(remembered, at, block, 0, block.length);
        at += block.length;
      }
    }
    countOn(steps);
  }

  /** Steps that it has counted; 0 where its rule does not count. */
  public int steps() {
    return 0;
  }

  /** Goes on behind so many steps. */
  void countOn(int steps) {}

  /**
   * The kernel of a rule.
   *
   * @param counts of the weights of each block
   */
  public static OptimizerKernel of(OptimizerSettings descent, int[] counts) {
    return switch (descent.rule()) {
      case PLAIN -> new Plain();
      case HEAVY -> new Heavy(descent, counts);
      case NESTEROV -> new Nesterov(descent, counts);
      case ADAM -> new Adam(descent, counts);
      case RMSPROP -> Scaled.rmsProp(descent, counts);
      case ADAGRAD -> Scaled.adaGrad(descent, counts);
    };
  }

  private static float[][] room(int[] counts, float first) {
    float[][] memory = new float[counts.length][];
    for (int block = 0; block < counts.length; block++) {
      memory[block] = new float[counts[block]];
      Arrays.fill(memory[block], first);
    }
    return memory;
  }

  private static final class Plain extends OptimizerKernel {
    @Override
    public void move(
        int block, int count, float[] weights, float[] gradients, float scale, double rate) {
      float factor = (float) rate;
      for (int i = 0; i < count; i++) {
        weights[i] -= factor * (gradients[i] * scale);
      }
    }
  }

  private static final class Heavy extends OptimizerKernel {
    private final float momentum;
    private final float[][] velocity;

    Heavy(OptimizerSettings descent, int[] counts) {
      this.momentum = (float) descent.momentum();
      this.velocity = room(counts, 0);
    }

    @Override
    List<float[][]> memory() {
      return Collections.singletonList(velocity);
    }

    @Override
    public void move(
        int block, int count, float[] weights, float[] gradients, float scale, double rate) {
      float factor = (float) rate;
      float mu = momentum;
      float[] v = velocity[block];
      for (int i = 0; i < count; i++) {
        float now = mu * v[i] + factor * (gradients[i] * scale);
        v[i] = now;
        weights[i] -= now;
      }
    }
  }

  private static final class Nesterov extends OptimizerKernel {
    private final float momentum;
    private final float[][] velocity;

    Nesterov(OptimizerSettings descent, int[] counts) {
      this.momentum = (float) descent.momentum();
      this.velocity = room(counts, 0);
    }

    @Override
    List<float[][]> memory() {
      return Collections.singletonList(velocity);
    }

    @Override
    public void move(
        int block, int count, float[] weights, float[] gradients, float scale, double rate) {
      float factor = (float) rate;
      float mu = momentum;
      float ahead = 1 + momentum;
      float[] v = velocity[block];
      for (int i = 0; i < count; i++) {
        float before = mu * v[i];
        float now = before - factor * (gradients[i] * scale);
        v[i] = now;
        weights[i] -= before - ahead * now;
      }
    }
  }

  private static final class Adam extends OptimizerKernel {
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float[][] mean;
    private final float[][] square;
    private int step;
    private double correction;

    Adam(OptimizerSettings descent, int[] counts) {
      this.beta1 = (float) descent.beta1();
      this.beta2 = (float) descent.beta2();
      this.epsilon = (float) descent.epsilon();
      this.mean = room(counts, 0);
      this.square = room(counts, 0);
    }

    @Override
    List<float[][]> memory() {
      return List.of(mean, square);
    }

    @Override
    public int steps() {
      return step;
    }

    @Override
    void countOn(int steps) {
      step = steps;
    }

    @Override
    public void begin() {
      step++;
      correction = Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
    }

    @Override
    public void move(
        int block, int count, float[] weights, float[] gradients, float scale, double rate) {
      float factor = (float) (rate * correction);
      float b1 = beta1;
      float b2 = beta2;
      float c1 = 1 - b1;
      float c2 = 1 - b2;
      float e = epsilon;
      float[] m = mean[block];
      float[] v = square[block];
      for (int i = 0; i < count; i++) {
        float g = gradients[i] * scale;
        float first = b1 * m[i] + c1 * g;
        float second = b2 * v[i] + c2 * (g * g);
        m[i] = first;
        v[i] = second;
        weights[i] -= first * factor / ((float) Math.sqrt(second) + e);
      }
    }
  }

  /** Steps divided by the root of the squares of gradients so far: kept · before + added · now. */
  private static final class Scaled extends OptimizerKernel {
    /** What DL4J's AdaGrad begins with, whatever epsilon is. */
    private static final float FIRST = 1e-6f;

    private final float kept;
    private final float added;
    private final float epsilon;
    private final float[][] square;

    private Scaled(float kept, float added, float epsilon, float[][] square) {
      this.kept = kept;
      this.added = added;
      this.epsilon = epsilon;
      this.square = square;
    }

    @Override
    List<float[][]> memory() {
      return Collections.singletonList(square);
    }

    static Scaled rmsProp(OptimizerSettings descent, int[] counts) {
      float rho = (float) descent.rho();
      float epsilon = (float) descent.epsilon();
      return new Scaled(rho, 1 - rho, epsilon, room(counts, epsilon)); // as DL4J begins
    }

    static Scaled adaGrad(OptimizerSettings descent, int[] counts) {
      return new Scaled(1, 1, (float) descent.epsilon(), room(counts, FIRST));
    }

    @Override
    public void move(
        int block, int count, float[] weights, float[] gradients, float scale, double rate) {
      float factor = (float) rate;
      float k = kept;
      float a = added;
      float e = epsilon;
      float[] v = square[block];
      for (int i = 0; i < count; i++) {
        float g = gradients[i] * scale;
        float second = k * v[i] + a * (g * g);
        v[i] = second;
        weights[i] -= g * factor / ((float) Math.sqrt(second) + e);
      }
    }
  }
}
