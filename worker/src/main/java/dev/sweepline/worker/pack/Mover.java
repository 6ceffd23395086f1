package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.Descent;
import java.util.Arrays;

/**
 * Moves weights, and remembers what its rule needs: the formulas are those of DL4J's updaters, in
 * one pass. All arrays are read at one index, so that the JVM vectorises the loops. Not
 * thread-safe; belongs to one network.
 */
abstract class Mover {
  /** A step begins; several stretches of it may follow. */
  void begin() {}

  /**
   * Moves a stretch of the weights.
   *
   * @param gradients times {@code scale} are those of the mean loss
   * @param rate how large the step is
   */
  abstract void move(
      float[] weights, float[] gradients, int from, int to, float scale, double rate);

  /** Numbers it keeps for each weight. */
  static int memory(Descent.Rule rule) {
    return switch (rule) {
      case PLAIN -> 0;
      case HEAVY, NESTEROV, RMSPROP, ADAGRAD -> 1;
      case ADAM -> 2;
    };
  }

  static Mover of(Descent descent, int weights) {
    return switch (descent.rule()) {
      case PLAIN -> new Plain();
      case HEAVY -> new Heavy(descent, weights);
      case NESTEROV -> new Nesterov(descent, weights);
      case ADAM -> new Adam(descent, weights);
      case RMSPROP -> new RmsProp(descent, weights);
      case ADAGRAD -> new AdaGrad(descent, weights);
    };
  }

  private static final class Plain extends Mover {
    @Override
    void move(float[] weights, float[] gradients, int from, int to, float scale, double rate) {
      float factor = (float) rate;
      for (int i = from; i < to; i++) {
        weights[i] -= factor * (gradients[i] * scale);
      }
    }
  }

  private static final class Heavy extends Mover {
    private final float momentum;
    private final float[] velocity;

    Heavy(Descent descent, int weights) {
      this.momentum = (float) descent.momentum();
      this.velocity = new float[weights];
    }

    @Override
    void move(float[] weights, float[] gradients, int from, int to, float scale, double rate) {
      float factor = (float) rate;
      float mu = momentum;
      float[] v = velocity;
      for (int i = from; i < to; i++) {
        float now = mu * v[i] + factor * (gradients[i] * scale);
        v[i] = now;
        weights[i] -= now;
      }
    }
  }

  private static final class Nesterov extends Mover {
    private final float momentum;
    private final float[] velocity;

    Nesterov(Descent descent, int weights) {
      this.momentum = (float) descent.momentum();
      this.velocity = new float[weights];
    }

    @Override
    void move(float[] weights, float[] gradients, int from, int to, float scale, double rate) {
      float factor = (float) rate;
      float mu = momentum;
      float ahead = 1 + momentum;
      float[] v = velocity;
      for (int i = from; i < to; i++) {
        float before = mu * v[i];
        float now = before - factor * (gradients[i] * scale);
        v[i] = now;
        weights[i] -= before - ahead * now;
      }
    }
  }

  private static final class Adam extends Mover {
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float[] mean;
    private final float[] square;
    private int step;
    private double correction;

    Adam(Descent descent, int weights) {
      this.beta1 = (float) descent.beta1();
      this.beta2 = (float) descent.beta2();
      this.epsilon = (float) descent.epsilon();
      this.mean = new float[weights];
      this.square = new float[weights];
    }

    @Override
    void begin() {
      step++;
      correction = Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
    }

    @Override
    void move(float[] weights, float[] gradients, int from, int to, float scale, double rate) {
      float factor = (float) (rate * correction);
      float b1 = beta1;
      float b2 = beta2;
      float c1 = 1 - b1;
      float c2 = 1 - b2;
      float e = epsilon;
      float[] m = mean;
      float[] v = square;
      for (int i = from; i < to; i++) {
        float g = gradients[i] * scale;
        float first = b1 * m[i] + c1 * g;
        float second = b2 * v[i] + c2 * (g * g);
        m[i] = first;
        v[i] = second;
        weights[i] -= first * factor / ((float) Math.sqrt(second) + e);
      }
    }
  }

  private static final class RmsProp extends Mover {
    private final float decay;
    private final float epsilon;
    private final float[] square;

    RmsProp(Descent descent, int weights) {
      this.decay = (float) descent.rho();
      this.epsilon = (float) descent.epsilon();
      this.square = new float[weights];
      Arrays.fill(square, epsilon); // as DL4J begins
    }

    @Override
    void move(float[] weights, float[] gradients, int from, int to, float scale, double rate) {
      float factor = (float) rate;
      float rho = decay;
      float rest = 1 - rho;
      float e = epsilon;
      float[] v = square;
      for (int i = from; i < to; i++) {
        float g = gradients[i] * scale;
        float second = rho * v[i] + rest * (g * g);
        v[i] = second;
        weights[i] -= g * factor / ((float) Math.sqrt(second) + e);
      }
    }
  }

  private static final class AdaGrad extends Mover {
    /** What DL4J begins with, whatever epsilon is. */
    private static final float FIRST = 1e-6f;

    private final float epsilon;
    private final float[] square;

    AdaGrad(Descent descent, int weights) {
      this.epsilon = (float) descent.epsilon();
      this.square = new float[weights];
      Arrays.fill(square, FIRST);
    }

    @Override
    void move(float[] weights, float[] gradients, int from, int to, float scale, double rate) {
      float factor = (float) rate;
      float e = epsilon;
      float[] v = square;
      for (int i = from; i < to; i++) {
        float g = gradients[i] * scale;
        float second = v[i] + g * g;
        v[i] = second;
        weights[i] -= g * factor / ((float) Math.sqrt(second) + e);
      }
    }
  }
}
