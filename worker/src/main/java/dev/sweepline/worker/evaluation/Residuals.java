package dev.sweepline.worker.evaluation;

/** Statistics of how far predicted numbers are from their targets. Not thread-safe. */
public final class Residuals {
  private long count;
  private double squares;
  private double magnitudes;
  private double mean;
  private double spread;

  /** Takes one prediction in. */
  public void add(double predicted, double target) {
    double residual = predicted - target;
    squares += residual * residual;
    magnitudes += Math.abs(residual);
    count++;
    // Welford's update: sums of squares of large targets would cancel.
    double fromOldMean = target - mean;
    mean += fromOldMean / count;
    spread += fromOldMean * (target - mean);
  }

  /** Mean squared error. */
  public double mse() {
    return squares / count;
  }

  /** Root of the mean squared error, in the target's own unit. */
  public double rmse() {
    return Math.sqrt(mse());
  }

  /** Mean absolute error, in the target's own unit. */
  public double mae() {
    return magnitudes / count;
  }

  /**
   * 1 − Σ(predicted − target)² / Σ(target − mean target)²: 1 is perfect, 0 no better than always
   * saying the mean; NaN where all targets are equal, since there is nothing to explain.
   */
  public double r2() {
    return spread > 0 ? 1 - squares / spread : Double.NaN;
  }
}
