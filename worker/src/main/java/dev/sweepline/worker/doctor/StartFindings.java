package dev.sweepline.worker.doctor;

import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.train.probe.ProbeResult;

/** Findings about the loss of a network before its first step. */
final class StartFindings {
  /** Variance of what a network gives with weights of he, the largest that is meant. */
  private static final double OUTPUT_VARIANCE = 2;

  /** Deviations that a normal number exceeds once in ten thousand draws. */
  private static final double QUANTILE = 3.72;

  private static final double SAME = 1e-9;

  private StartFindings() {}

  static Finding of(ProbeResult exam, DataSplits data) {
    return data.task() instanceof Task.Classification task
        ? ofLabels(exam, task.classes(), data.validation().rows())
        : ofNumbers(exam);
  }

  /**
   * All rows share the network's draw, and rows of a class may be so alike that it answers them all
   * the same: the loss is the mean of as many draws as there are classes, however many rows there
   * are. With two or three classes a network may know them by chance.
   */
  private static Finding ofLabels(ProbeResult exam, int classes, int rows) {
    String text =
        "loss at the start: %s, where guessing gives %s"
            .formatted(Shown.number(exam.initialLoss()), Shown.number(exam.guessLoss()));
    if (Math.abs(exam.guessLoss() - Math.log(classes)) > SAME) {
      return Finding.ok(text); // squared and absolute errors of shares are bounded
    }
    double chance = QUANTILE * Math.sqrt(OUTPUT_VARIANCE * (1.0 / classes + 1.0 / rows));
    double spread = OUTPUT_VARIANCE / 2 * (1 - 1.0 / classes);
    if (exam.initialLoss() > exam.guessLoss() + spread + chance) {
      return tooLarge(text);
    }
    return exam.initialLoss() < exam.guessLoss() - chance
        ? Finding.wrong(
            "%s; it knows too much before training: are answers in the data?".formatted(text))
        : Finding.ok(text);
  }

  /** Outputs add their own variance to that of the numbers, in the worst case all rows the same. */
  private static Finding ofNumbers(ProbeResult exam) {
    String text =
        "loss at the start: %s, where the mean of the numbers gives %s"
            .formatted(Shown.number(exam.initialLoss()), Shown.number(exam.guessLoss()));
    double most = exam.guessLoss() * (1 + OUTPUT_VARIANCE * QUANTILE * QUANTILE);
    return exam.initialLoss() > most ? tooLarge(text) : Finding.ok(text);
  }

  private static Finding tooLarge(String text) {
    return Finding.wrong(
        "%s; weights start too large, or values are: try init xavier, another scale or normalize"
            .formatted(text));
  }
}
