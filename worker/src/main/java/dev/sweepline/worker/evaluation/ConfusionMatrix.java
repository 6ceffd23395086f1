package dev.sweepline.worker.evaluation;

/** Counts of right label × predicted label. Not thread-safe. */
public final class ConfusionMatrix {
  private final int classes;
  private final long[] counts;
  private long rows;
  private long right;

  public ConfusionMatrix(int classes) {
    this.classes = classes;
    this.counts = new long[classes * classes];
  }

  /** Takes one row in; both labels count from 0. */
  public void add(int label, int predicted) {
    counts[label * classes + predicted]++;
    rows++;
    right += label == predicted ? 1 : 0;
  }

  /** Share of rows predicted right; NaN without rows. */
  public double accuracy() {
    return (double) right / rows;
  }

  /**
   * Mean over the classes of F1, the harmonic mean of precision and recall, every class counting
   * the same however rare. A class that is neither among the labels nor predicted is left out, and
   * one that is never predicted right counts 0.
   */
  public double macroF1() {
    double sum = 0;
    int seen = 0;
    for (int k = 0; k < classes; k++) {
      long labelled = 0;
      long predicted = 0;
      for (int other = 0; other < classes; other++) {
        labelled += counts[k * classes + other];
        predicted += counts[other * classes + k];
      }
      if (labelled + predicted > 0) {
        sum += 2.0 * counts[k * classes + k] / (labelled + predicted);
        seen++;
      }
    }
    return sum / seen;
  }
}
