package dev.sweepline.sweep.trial;

import java.util.ArrayList;
import java.util.List;

/** The names under which Sweepline's own trainers report: a part, then what is measured on it. */
public final class MetricNames {
  /** Before the name of what the network reached on a sample of the training part. */
  public static final String TRAIN = "train_";

  /** Before the name of what the network reached on the validation part. */
  public static final String VAL = "val_";

  /** Before the name of what the finished network reached on the test part. */
  public static final String TEST = "test_";

  /**
   * After a metric's name: its standard deviation over the folds of which the metric is the mean.
   */
  public static final String SPREAD = "_sd";

  /** Mean loss over the rows, without regularisation. */
  public static final String LOSS = "loss";

  /** Share of rows classified right. */
  public static final String ACCURACY = "accuracy";

  /** Mean over the classes of the harmonic mean of precision and recall. */
  public static final String F1 = "f1";

  /** Share of rows whose label is among the three likeliest; of four classes or more. */
  public static final String TOP3_ACCURACY = "top3_accuracy";

  /** Share of rows whose label is among the five likeliest; of six classes or more. */
  public static final String TOP5_ACCURACY = "top5_accuracy";

  /** Mean squared error. */
  public static final String MSE = "mse";

  /** Root of the mean squared error. */
  public static final String RMSE = "rmse";

  /** Mean absolute error. */
  public static final String MAE = "mae";

  /** Share of the targets' variance explained. */
  public static final String R2 = "r2";

  /** Mean loss over the epoch's minibatches, as trained (with regularisation and dropout). */
  public static final String TRAIN_LOSS = TRAIN + LOSS;

  /** Share classified right of a fixed sample of the training part, as evaluated. */
  public static final String TRAIN_ACCURACY = TRAIN + ACCURACY;

  /** Mean loss over the validation set, without regularisation. */
  public static final String VAL_LOSS = VAL + LOSS;

  /** Share of the validation set classified right. */
  public static final String VAL_ACCURACY = VAL + ACCURACY;

  /** Share of the test set classified right, once at the end. */
  public static final String TEST_ACCURACY = TEST + ACCURACY;

  /** Mean loss over the test set, once at the end. */
  public static final String TEST_LOSS = TEST + LOSS;

  /** Wall-clock seconds since the trial started training. */
  public static final String SECONDS = "seconds";

  private static final List<String> ON_LABELS =
      List.of(LOSS, ACCURACY, F1, TOP3_ACCURACY, TOP5_ACCURACY);
  private static final List<String> ON_NUMBERS = List.of(LOSS, MSE, RMSE, MAE, R2);

  private MetricNames() {}

  /** Everything a trial may report that learns labels. */
  public static List<String> ofClassification() {
    return of(ON_LABELS, ACCURACY);
  }

  /** Everything a trial may report that learns numbers. */
  public static List<String> ofRegression() {
    return of(ON_NUMBERS, RMSE);
  }

  private static List<String> of(List<String> scores, String onTraining) {
    List<String> names = new ArrayList<>();
    scores.forEach(score -> names.add(VAL + score));
    names.add(TRAIN_LOSS);
    names.add(TRAIN + onTraining);
    scores.forEach(score -> names.add(TEST + score));
    names.add(SECONDS);
    return names;
  }
}
