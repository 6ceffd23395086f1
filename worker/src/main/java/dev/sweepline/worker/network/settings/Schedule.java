package dev.sweepline.worker.network.settings;

/** Schedule of the learning rate, which changes at the end of an epoch only. */
public enum Schedule {
  CONSTANT {
    @Override
    public double factor(double decay, int step, int epochs, double spent) {
      return 1;
    }
  },
  /** Times {@code lr_decay} after every {@code lr_step} epochs. */
  STEP {
    @Override
    public double factor(double decay, int step, int epochs, double spent) {
      int changes = epochs / step;
      return Math.pow(decay, changes);
    }
  },
  /** Times {@code lr_decay} after every epoch. */
  EXPONENTIAL {
    @Override
    public double factor(double decay, int step, int epochs, double spent) {
      return Math.pow(decay, epochs);
    }
  },
  /** Half a cosine from 1 to 0 over the whole budget (Loshchilov and Hutter 2017). */
  COSINE {
    @Override
    public double factor(double decay, int step, int epochs, double spent) {
      return 0.5 * (1 + Math.cos(Math.PI * spent));
    }
  },
  /** Times {@code lr_decay} after {@code lr_patience} epochs without a better validation loss. */
  PLATEAU {
    @Override
    public double factor(double decay, int step, int epochs, double spent) {
      return 1;
    }
  };

  /**
   * The learning rate's factor after a number of epochs, but for its plateaus.
   *
   * @param decay its factor for one change
   * @param step epochs between changes of {@link #STEP}
   * @param spent the share of the budget that is spent
   */
  public abstract double factor(double decay, int step, int epochs, double spent);
}
