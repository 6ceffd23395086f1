package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.settings.Activations;
import java.util.Optional;

/**
 * Kernels of the activation functions, over many sums at once. Stateless. Without a branch, a
 * conversion or a call of {@link Math} that is no minimum or maximum, and short, so that the JVM
 * vectorises all loops: it does not unroll long ones.
 */
abstract class ActivationKernel {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_LAMBDA = 1.0507009873554805;

  /** DL4J's gelu is this approximation: x·sigmoid(1.702·x). */
  private static final double GELU = 1.702;

  private static final float LN2 = 0.6931472f;

  /** Where exponentials stop: sigmoids are 4e-18 there. */
  private static final float FARTHEST = 40;

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
  static Optional<ActivationKernel> of(Activations activation, double leakySlope) {
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

  /** Slope 1 above 0, another below. */
  private static final class Bent extends ActivationKernel {
    private final float below;

    Bent(float below) {
      this.below = below;
    }

    @Override
    void apply(float[] sums, float[] slopes, int count) {
      float rest = 1 - below;
      for (int i = 0; i < count; i++) {
        float slope = below + rest * isAbove(sums[i]);
        slopes[i] = slope;
        sums[i] *= slope;
      }
    }
  }

  private static final class Tanh extends ActivationKernel {
    @Override
    void apply(float[] sums, float[] slopes, int count) {
      expm1(2, sums, slopes, count);
      for (int i = 0; i < count; i++) {
        float y = slopes[i] / (slopes[i] + 2);
        sums[i] = y;
        slopes[i] = 1 - y * y;
      }
    }
  }

  private static final class Sigmoid extends ActivationKernel {
    @Override
    void apply(float[] sums, float[] slopes, int count) {
      expm1(-1, sums, slopes, count);
      for (int i = 0; i < count; i++) {
        float y = 1 / (2 + slopes[i]);
        sums[i] = y;
        slopes[i] = y * (1 - y);
      }
    }
  }

  private static final class Elu extends ActivationKernel {
    private final float lambda;
    private final float alpha;

    Elu(double lambda, double alpha) {
      this.lambda = (float) lambda;
      this.alpha = (float) alpha;
    }

    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        slopes[i] = expm1(Math.min(sums[i], 0f));
      }
      for (int i = 0; i < count; i++) {
        float x = sums[i];
        float below = alpha * slopes[i];
        float isAbove = isAbove(x);
        slopes[i] = lambda * (isAbove + (1 - isAbove) * (below + alpha));
        sums[i] = lambda * (Math.max(x, 0f) + below);
      }
    }
  }

  /** x·sigmoid(k·x). */
  private static final class Gated extends ActivationKernel {
    private final float k;

    Gated(double k) {
      this.k = (float) k;
    }

    @Override
    void apply(float[] sums, float[] slopes, int count) {
      expm1(-k, sums, slopes, count);
      for (int i = 0; i < count; i++) {
        float x = sums[i];
        float gate = 1 / (2 + slopes[i]);
        sums[i] = x * gate;
        slopes[i] = gate * (1 + k * x * (1 - gate));
      }
    }
  }

  /** log(1 + exp x). */
  private static final class Softplus extends ActivationKernel {
    @Override
    void apply(float[] sums, float[] slopes, int count) {
      for (int i = 0; i < count; i++) {
        slopes[i] = 1 + expm1(-Math.abs(sums[i]));
      }
      for (int i = 0; i < count; i++) {
        sums[i] = Math.max(sums[i], 0f) + log1p(slopes[i]);
      }
      for (int i = 0; i < count; i++) {
        float t = slopes[i];
        float isAbove = isAbove(sums[i] - LN2); // as the sum was above 0
        slopes[i] = (isAbove + (1 - isAbove) * t) / (1 + t);
      }
    }
  }

  /** 1 where x is above 0, otherwise 0. */
  static float isAbove(float x) {
    return Math.min(1f, Math.max(0f, x * Float.MAX_VALUE));
  }

  private static void expm1(float factor, float[] of, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = expm1(factor * of[i]);
    }
  }

  /**
   * exp x − 1 for x from −40 to 40, and what it is there beyond: a Taylor polynomial of x/64, then
   * six times (1 + p)² − 1 = 2p + p². Right to a few of the last bits up to |x| = 4 or so, to 3e-6
   * at 40.
   */
  private static float expm1(float x) {
    float r = Math.min(FARTHEST, Math.max(-FARTHEST, x)) / 64;
    float p =
        r
            + r
                * r
                * (1f / 2
                    + r
                        * (1f / 6
                            + r
                                * (1f / 24
                                    + r
                                        * (1f / 120
                                            + r
                                                * (1f / 720
                                                    + r * (1f / 5040 + r * (1f / 40320)))))));
    p = p + p + p * p;
    p = p + p + p * p;
    p = p + p + p * p;
    p = p + p + p * p;
    p = p + p + p * p;
    return p + p + p * p;
  }

  /** log(1 + t) for t from 0 to 1: twice the series of atanh(t / (2 + t)). */
  private static float log1p(float t) {
    float s = t / (2 + t);
    float q = s * s;
    float series =
        1
            + q
                * (1f / 3
                    + q * (1f / 5 + q * (1f / 7 + q * (1f / 9 + q * (1f / 11 + q * (1f / 13))))));
    return 2 * s * series;
  }
}
