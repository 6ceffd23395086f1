package dev.sweepline.worker.network;

import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * How weights move. Beside rate and momentum they keep DL4J's constants: adam β₁ 0.9 β₂ 0.999 ε
 * 1e-8, rmsprop decay 0.95 ε 1e-8, adagrad ε 1e-6.
 */
enum Optimizer {
  ADAM {
    @Override
    IUpdater updater(double rate, double momentum) {
      return new Adam(rate);
    }
  },
  SGD {
    @Override
    IUpdater updater(double rate, double momentum) {
      return new Sgd(rate);
    }
  },
  MOMENTUM {
    @Override
    IUpdater updater(double rate, double momentum) {
      return new Momentum(rate, momentum);
    }
  },
  NESTEROV {
    @Override
    IUpdater updater(double rate, double momentum) {
      return new Nesterovs(rate, momentum);
    }
  },
  RMSPROP {
    @Override
    IUpdater updater(double rate, double momentum) {
      return new RmsProp(rate);
    }
  },
  ADAGRAD {
    @Override
    IUpdater updater(double rate, double momentum) {
      return new AdaGrad(rate);
    }
  };

  abstract IUpdater updater(double rate, double momentum);
}
