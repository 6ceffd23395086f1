package dev.sweepline.worker.train;

/** Counter of how long a loss has not been better than ever before. Not thread-safe. */
public final class Improvement {
  private double best = Double.POSITIVE_INFINITY;
  private int waited;

  /** Takes the next loss; whether it is the best so far. */
  public boolean add(double loss) {
    boolean better = loss < best;
    best = better ? loss : best;
    waited = better ? 0 : waited + 1;
    return better;
  }

  /** Losses since the best. */
  public int waited() {
    return waited;
  }

  void waitAgain() {
    waited = 0;
  }
}
