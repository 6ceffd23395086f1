package dev.sweepline.sweep.trial;

/** The names under which Sweepline's own trainers report. */
public final class MetricNames {
  /** Mean loss over the epoch's minibatches, as trained (with regularisation and dropout). */
  public static final String TRAIN_LOSS = "train_loss";

  /** Mean loss over the validation set, without regularisation. */
  public static final String VAL_LOSS = "val_loss";

  /** Share of the validation set classified right. */
  public static final String VAL_ACCURACY = "val_accuracy";

  /** Share of the test set classified right, once at the end. */
  public static final String TEST_ACCURACY = "test_accuracy";

  /** Mean loss over the test set, once at the end. */
  public static final String TEST_LOSS = "test_loss";

  /** Wall-clock seconds since the trial started training. */
  public static final String SECONDS = "seconds";

  private MetricNames() {}
}
