package dev.sweepline.worker.update;

import dev.sweepline.worker.network.settings.RegularizationSettings;

/** Limit of a gradient, as DL4J's networks have it: each part first, then the norm of all. */
public record GradientLimit(RegularizationSettings settings) {
  public boolean limits() {
    return settings.onGradients();
  }

  /**
   * Shortens a gradient.
   *
   * @param gradient block by block, the sum over a minibatch
   * @param rows of the minibatch
   */
  public void apply(float[][] gradient, int rows) {
    float bound =
        settings.clipValue() == 0 ? Float.POSITIVE_INFINITY : (float) (settings.clipValue() * rows);
    double squares = 0;
    for (float[] block : gradient) {
      for (int i = 0; i < block.length; i++) {
        float part = Math.max(-bound, Math.min(bound, block[i]));
        block[i] = part;
        squares += (double) part * part;
      }
    }
    double length = Math.sqrt(squares) / rows;
    if (settings.clipNorm() > 0 && length > settings.clipNorm()) {
      float factor = (float) (settings.clipNorm() / length);
      for (float[] block : gradient) {
        for (int i = 0; i < block.length; i++) {
          block[i] *= factor;
        }
      }
    }
  }
}
