package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.Activations;
import java.util.Optional;

/** What hidden layers do to their sums, many at once. Stateless. */
abstract class Curve {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_LAMBDA = 1.0507009873554805;

  /** DL4J's gelu is this approximation: x·sigmoid(1.702·x). */
  private static final double GELU = 1.702;

  /**
   * Replaces sums by outputs.
   *
   * @param slopes takes the derivatives
   */
  abstract void apply(float[] sums, float[] slopes, int count);

  /**
   * Empty where neurons learn it.
   *
   * @param leakySlope for {@link Activations#LEAKY_RELU}
   */
  static Optional<Curve> of(Activations activation, double leakySlope) {
    return Optional.ofNullable(
        switch (activation) {
          case RELU -> new Bent(0);
          case LEAKY_RELU -> new Bent((float) leakySlope);
          case IDENTITY -> new Bent(1);
          case TANH -> new Tanh();
          case SIGMOID -> new Sigmoid();
          case ELU -> new Elu(1, 1);
          case SELU -> new Elu(SELU_LAMBDA, SELU_ALPHA);
          case GELU -> new Gated(GELU);
          case SWISH -> new Gated(1);
          case SOFTPLUS -> new Softplus();
          case PRELU -> null; // see LearntSlopes
        });
  }

  /** Slope 1 above 0, another below. No branch: the JVM vectorises minima and maxima. */
  private static final class Bent extends Curve {
    private final float below;

    Bent(float below) {
      this.below = below;
    }

    @Override
    void apply(float[] sums, float[] slopes, int count) {
      float rest = 1 - below;
      for (int i = 0; i < count; i++) {
        float isAbove = Math.min(1f, Math.max(0f, sums[i] * Float.MAX_VALUE));
        float slope = below + rest * isAbove;
        slopes[i] = slope;
        sums[i] *= slope;
      }
    }
  }

  private static final class Tanh extends Curve {
    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        float y = (float) Math.tanh(sums[i]);
        sums[i] = y;
        slopes[i] = 1 - y * y;
      }
    }
  }

  private static final class Sigmoid extends Curve {
    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        float y = (float) sigmoid(sums[i]);
        sums[i] = y;
        slopes[i] = y * (1 - y);
      }
    }
  }

  private static final class Elu extends Curve {
    private final double lambda;
    private final double alpha;

    Elu(double lambda, double alpha) {
      this.lambda = lambda;
      this.alpha = alpha;
    }

    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        double x = sums[i];
        double below = alpha * Math.expm1(Math.min(x, 0));
        sums[i] = (float) (lambda * (x > 0 ? x : below));
        slopes[i] = (float) (lambda * (x > 0 ? 1 : below + alpha));
      }
    }
  }

  /** x·sigmoid(k·x). */
  private static final class Gated extends Curve {
    private final double k;

    Gated(double k) {
      this.k = k;
    }

    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        double x = sums[i];
        double gate = sigmoid(k * x);
        sums[i] = (float) (x * gate);
        slopes[i] = (float) (gate * (1 + k * x * (1 - gate)));
      }
    }
  }

  /** log(1 + exp x). */
  private static final class Softplus extends Curve {
    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        double x = sums[i];
        sums[i] = (float) (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
        slopes[i] = (float) sigmoid(x);
      }
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
