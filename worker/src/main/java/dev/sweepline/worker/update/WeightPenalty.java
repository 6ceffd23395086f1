package dev.sweepline.worker.update;

import dev.sweepline.worker.network.settings.RegularizationSettings;

/** Penalty of large weights: in the gradient, or as decay that no rule's step depends on. */
public record WeightPenalty(RegularizationSettings settings) {
  public boolean penalises() {
    return settings.onWeights();
  }

  /**
   * Makes gradients those of the mean loss, adds l1 and l2 to them, and lets weights decay.
   *
   * @param count of the gradients
   * @param penalised how many of the first have a penalty
   * @param scale from gradients to those of the mean loss
   * @param rate how large the step is
   * @return what the penalties add to the loss
   */
  public double apply(
      float[] weights, float[] gradients, int count, int penalised, float scale, double rate) {
    for (int i = 0; i < count; i++) {
      gradients[i] *= scale;
    }
    float l1 = (float) settings.l1();
    float l2 = (float) settings.l2();
    float shrink = (float) (settings.decay() * rate);
    double magnitudes = 0;
    double squares = 0;
    for (int i = 0; i < penalised; i++) {
      float w = weights[i];
      magnitudes += Math.abs(w);
      squares += (double) w * w;
      gradients[i] += l2 * w + l1 * Math.signum(w);
      weights[i] = w - shrink * w;
    }
    return settings.l1() * magnitudes + 0.5 * (settings.l2() + settings.decay()) * squares;
  }
}
