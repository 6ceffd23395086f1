package dev.sweepline.sweep.training;

import java.io.Serializable;

/**
 * The record that a sweep keeps of its trials beside their metrics.
 *
 * @param layers whether every epoch measures each layer's weights, gradients and activations
 * @param models how many of the best finished networks are saved; 0 for none
 */
public record Recording(boolean layers, int models) implements Serializable {
  /** What a sweep keeps whose file does not say. */
  public static final Recording DEFAULT = new Recording(false, 1);

  /** Nothing but the metrics. */
  public static final Recording NONE = new Recording(false, 0);

  public Recording {
    if (models < 0) {
      throw new IllegalArgumentException("models to save is " + models + ", not >= 0");
    }
  }
}
