package dev.sweepline.worker.network;

/** How the learning rate changes; only ever at the end of an epoch. */
public enum Schedule {
  CONSTANT {
    @Override
    double factor(Training training, int epochs, double spent) {
      return 1;
    }
  },
  /** Times {@code lr_decay} after every {@code lr_step} epochs. */
  STEP {
    @Override
    double factor(Training training, int epochs, double spent) {
      int changes = epochs / training.lrStep();
      return Math.pow(training.decay(), changes);
    }
  },
  /** Times {@code lr_decay} after every epoch. */
  EXPONENTIAL {
    @Override
    double factor(Training training, int epochs, double spent) {
      return Math.pow(training.decay(), epochs);
    }
  },
  /** Half a cosine from 1 to 0 over the whole budget (Loshchilov and Hutter 2017). */
  COSINE {
    @Override
    double factor(Training training, int epochs, double spent) {
      return 0.5 * (1 + Math.cos(Math.PI * spent));
    }
  },
  /** Times {@code lr_decay} after {@code lr_patience} epochs without a better validation loss. */
  PLATEAU {
    @Override
    double factor(Training training, int epochs, double spent) {
      return 1;
    }
  };

  /**
   * The learning rate's factor after so many epochs; {@link RateControl} adds the plateaus.
   *
   * @param spent the share of the budget that is spent
   */
  abstract double factor(Training training, int epochs, double spent);
}
