package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.DensePlan;
import dev.sweepline.worker.network.Penalties;

/**
 * Moves all weights of a network along the gradient in the workspace: limits it, adds penalties and
 * hands stretches that stay in the first cache to the optimizer's rule. Not thread-safe; belongs to
 * one network.
 */
final class Steps {
  /** Weights, gradient and what a rule remembers take 64 KiB at most. */
  private static final int STRETCH = 4096;

  private final Sizes sizes;
  private final Workspace workspace;
  private final Penalties penalties;
  private final Mover mover;
  private final double firstRate;
  private double rate;

  Steps(DensePlan plan, Sizes sizes, Workspace workspace) {
    this.sizes = sizes;
    this.workspace = workspace;
    this.penalties = plan.penalties();
    this.mover = Mover.of(plan.descent(), sizes.total());
    this.firstRate = plan.descent().rate();
    this.rate = firstRate;
  }

  void scaleRate(double factor) {
    rate = firstRate * factor;
  }

  /**
   * One step.
   *
   * @param copy of the weights for gemm
   * @param rows of the minibatch over which the gradient is a sum
   * @return what penalties added to the loss before
   */
  double move(float[] weights, Floats copy, int rows) {
    float[] gradient = workspace.gradient();
    boolean limited = penalties.onGradients();
    if (limited) {
      workspace.nativeGradient().read(gradient, 0, sizes.total());
      limit(gradient, rows);
    }
    mover.begin();
    double penalty = 0;
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int biases = sizes.biases(layer);
      int end = biases + sizes.out(layer);
      for (int from = sizes.first(layer); from < end; from += STRETCH) {
        int to = Math.min(from + STRETCH, end);
        if (!limited) {
          workspace.nativeGradient().read(gradient, from, to);
        }
        penalty += move(weights, gradient, from, to, Math.min(to, biases), 1f / rows);
        copy.write(weights, from, to);
      }
    }
    return penalty;
  }

  /**
   * @param penalised before which weights have penalties; biases have none
   */
  private double move(
      float[] weights, float[] gradient, int from, int to, int penalised, float scale) {
    if (!penalties.onWeights()) {
      mover.move(weights, gradient, from, to, scale, rate);
      return 0;
    }
    for (int i = from; i < to; i++) {
      gradient[i] *= scale;
    }
    double penalty = penalise(weights, gradient, from, penalised);
    mover.move(weights, gradient, from, to, 1, rate);
    return penalty;
  }

  /** Adds l1 and l2 to the gradient and lets weights decay, which no rule's step depends on. */
  private double penalise(float[] weights, float[] gradient, int from, int to) {
    float l1 = (float) penalties.l1();
    float l2 = (float) penalties.l2();
    float shrink = (float) (penalties.decay() * rate);
    double magnitudes = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      float w = weights[i];
      magnitudes += Math.abs(w);
      squares += (double) w * w;
      gradient[i] += l2 * w + l1 * Math.signum(w);
      weights[i] = w - shrink * w;
    }
    return penalties.l1() * magnitudes + 0.5 * (penalties.l2() + penalties.decay()) * squares;
  }

  /** As {@code GradientClip}: each part first, then the norm of all. */
  private void limit(float[] gradient, int rows) {
    float bound =
        penalties.clipValue() == 0
            ? Float.POSITIVE_INFINITY
            : (float) (penalties.clipValue() * rows);
    double squares = 0;
    for (int i = 0; i < sizes.total(); i++) {
      float part = Math.max(-bound, Math.min(bound, gradient[i]));
      gradient[i] = part;
      squares += (double) part * part;
    }
    double length = Math.sqrt(squares) / rows;
    if (penalties.clipNorm() > 0 && length > penalties.clipNorm()) {
      float factor = (float) (penalties.clipNorm() / length);
      for (int i = 0; i < sizes.total(); i++) {
        gradient[i] *= factor;
      }
    }
  }
}
