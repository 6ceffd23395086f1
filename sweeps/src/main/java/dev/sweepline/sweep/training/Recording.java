package dev.sweepline.sweep.training;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The record that a sweep keeps of its trials: what is measured of them and saved.
 *
 * @param layers whether every epoch measures each layer's weights, gradients and activations
 * @param models how many of the best finished networks are saved; 0 for none
 * @param test which finished trials are judged on the test part
 * @param trainRows rows of the training part, evenly spread, that every epoch is judged on at most;
 *     0 for none
 */
public record Recording(boolean layers, int models, TestPolicy test, int trainRows)
    implements Serializable {
  /**
   * Rows of the training part where a file does not say: more would say the same and cost as much
   * as short training does.
   */
  public static final int TRAIN_ROWS = 2_000;

  /** What a sweep keeps whose file does not say. */
  public static final Recording DEFAULT = new Recording(false, 1);

  /** Nothing but the metrics. */
  public static final Recording NONE = new Recording(false, 0);

  public Recording {
    requireNonNull(test, "test");
    if (models < 0) {
      throw new IllegalArgumentException("models to save is " + models + ", not >= 0");
    }
    if (trainRows < 0) {
      throw new IllegalArgumentException("rows to judge is " + trainRows + ", not >= 0");
    }
  }

  /** One that judges all there is. */
  public Recording(boolean layers, int models) {
    this(layers, models, TestPolicy.ALL, TRAIN_ROWS);
  }

  /** The same where no network is saved. */
  public Recording withoutModels() {
    return new Recording(layers, 0, test, trainRows);
  }
}
