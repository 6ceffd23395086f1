package dev.sweepline.worker.network.settings;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Rule by which weights start; biases start at 0. Calibrated: normal with deviation 1/√in, as
 * lecun. He: He et al. 2015. Xavier: Glorot and Bengio 2010. LeCun: LeCun et al. 1998.
 */
public enum Initialisation {
  HE {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return normal(random, Math.sqrt(2.0 / in));
    }
  },
  HE_UNIFORM {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return uniform(random, Math.sqrt(6.0 / in));
    }
  },
  XAVIER {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return normal(random, Math.sqrt(2.0 / ((double) in + out)));
    }
  },
  XAVIER_UNIFORM {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return uniform(random, Math.sqrt(6.0 / ((double) in + out)));
    }
  },
  LECUN {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return normal(random, Math.sqrt(1.0 / in));
    }
  },
  CALIBRATED {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return normal(random, Math.sqrt(1.0 / in));
    }
  },
  NORMAL {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return normal(random, scale);
    }
  },
  UNIFORM {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return uniform(random, scale);
    }
  },
  ZEROS {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return () -> 0;
    }
  },
  ONES {
    @Override
    public DoubleSupplier draws(int in, int out, double scale, RandomGenerator random) {
      return () -> 1;
    }
  };

  /**
   * The weights of one layer, one after the other.
   *
   * @param in values a neuron receives
   * @param out neurons
   * @param scale deviation of NORMAL, bound of UNIFORM; the others ignore it
   */
  public abstract DoubleSupplier draws(int in, int out, double scale, RandomGenerator random);

  private static DoubleSupplier normal(RandomGenerator random, double deviation) {
    return () -> deviation * random.nextGaussian();
  }

  private static DoubleSupplier uniform(RandomGenerator random, double bound) {
    return () -> bound * (2 * random.nextDouble() - 1);
  }
}
