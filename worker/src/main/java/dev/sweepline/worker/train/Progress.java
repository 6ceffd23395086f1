package dev.sweepline.worker.train;

/** Position of a network in its passes over the data. Not thread-safe. */
public final class Progress {
  private final int minibatches;
  private int epoch;
  private int batch;
  private long step;
  private double lossSum;

  /**
   * @param minibatches in one pass
   */
  public Progress(int minibatches) {
    this.minibatches = minibatches;
    this.batch = minibatches;
  }

  /** Passes begun. */
  public int epoch() {
    return epoch;
  }

  /** Minibatches trained. */
  public long step() {
    return step;
  }

  /** Minibatches trained in this pass. */
  public int batch() {
    return batch;
  }

  /** Whether the pass is over, so that the next minibatch begins another. */
  public boolean passEnded() {
    return batch == minibatches;
  }

  /** Stands at the end of a pass that another network like this one has trained. */
  public void goOn(int passes, long steps) {
    epoch = passes;
    step = steps;
    batch = minibatches;
  }

  /** Minibatches in so many passes. */
  public long steps(int passes) {
    return (long) passes * minibatches;
  }

  /** A minibatch is about to be trained; whether it begins a pass. */
  public boolean begin() {
    boolean begins = passEnded();
    if (begins) {
      epoch++;
      batch = 0;
      lossSum = 0;
    }
    return begins;
  }

  /**
   * A minibatch has been trained.
   *
   * @param loss before the weights moved
   * @throws DivergedException when it is NaN or infinite
   */
  public void trained(double loss) {
    batch++;
    step++;
    requireFinite("training", loss);
    lossSum += loss;
  }

  /** Mean over this pass's minibatches so far, as trained: with regularisation and dropout. */
  public double trainLoss() {
    return lossSum / batch;
  }

  public void requireFinite(String which, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(which, value, epoch, step);
    }
  }
}
