package dev.sweepline.worker.network;

import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** How weights move. Coefficients that an optimizer has no use for are ignored. */
enum Optimizer {
  ADAM {
    @Override
    IUpdater updater(double rate, Values values) {
      return new Adam(
          rate, values.number("beta1"), values.number("beta2"), values.numberOr("epsilon", 1e-8));
    }
  },
  /** Plain descent, unless it is given momentum. */
  SGD {
    @Override
    IUpdater updater(double rate, Values values) {
      double momentum = values.numberOr("momentum", 0);
      return momentum == 0 ? new Sgd(rate) : heavy(rate, momentum, values.flag("nesterov"));
    }
  },
  MOMENTUM {
    @Override
    IUpdater updater(double rate, Values values) {
      return heavy(rate, values.numberOr("momentum", 0.9), values.flag("nesterov"));
    }
  },
  NESTEROV {
    @Override
    IUpdater updater(double rate, Values values) {
      return heavy(rate, values.numberOr("momentum", 0.9), true);
    }
  },
  RMSPROP {
    @Override
    IUpdater updater(double rate, Values values) {
      return new RmsProp(rate, values.number("rho"), values.numberOr("epsilon", 1e-8));
    }
  },
  ADAGRAD {
    @Override
    IUpdater updater(double rate, Values values) {
      return new AdaGrad(rate, values.numberOr("epsilon", 1e-6));
    }
  };

  abstract IUpdater updater(double rate, Values values);

  private static IUpdater heavy(double rate, double momentum, boolean nesterov) {
    return nesterov ? new Nesterovs(rate, momentum) : new Momentum(rate, momentum);
  }
}
