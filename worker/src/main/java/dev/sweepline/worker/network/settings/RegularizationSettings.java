package dev.sweepline.worker.network.settings;

/**
 * Settings that hold weights and gradients back; 0 is nothing.
 *
 * @param l1 adds l1·Σ|w| to the loss
 * @param l2 adds ½·l2·Σw² to the loss
 * @param decay takes rate·decay·w from w at each step
 * @param clipNorm the largest norm of the whole gradient of the mean loss
 * @param clipValue the largest part of it
 */
public record RegularizationSettings(
    double l1, double l2, double decay, double clipNorm, double clipValue) {

  public static RegularizationSettings of(SettingValues values) {
    return new RegularizationSettings(
        values.number("l1"),
        values.number("l2"),
        values.number("weight_decay"),
        values.number("gradient_clip"),
        values.number("gradient_clip_value"));
  }

  /** Whether weights are held back. */
  public boolean onWeights() {
    return l1 > 0 || l2 > 0 || decay > 0;
  }

  public boolean onGradients() {
    return clipNorm > 0 || clipValue > 0;
  }
}
