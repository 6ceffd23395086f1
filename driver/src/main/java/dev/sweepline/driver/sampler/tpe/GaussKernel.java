package dev.sweepline.driver.sampler.tpe;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;

/**
 * A normal distribution cut off at 0 and 1.
 *
 * @param width its standard deviation
 */
record GaussKernel(double width) implements Kernel {
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

  @Override
  public double code(double coordinate) {
    return coordinate;
  }

  @Override
  public double coordinate(double code) {
    return code;
  }

  @Override
  public double logMass(double centre) {
    return Double.isNaN(centre)
        ? 0
        : Math.log((below(1, centre) - below(0, centre)) * width) + LOG_ROOT_TWO_PI;
  }

  @Override
  public void addLogs(double at, double[] centres, double[] sums) {
    for (int i = 0; i < centres.length; i++) {
      double z = (at - centres[i]) / width;
      sums[i] -= Double.isNaN(z) ? 0 : z * z / 2;
    }
  }

  private double below(double at, double centre) {
    return (1 + Erf.erf((at - centre) / (width * ROOT_TWO))) / 2;
  }

  @Override
  public double draw(double centre, SplittableRandom random) {
    double u = random.nextDouble();
    if (Double.isNaN(centre)) {
      return u;
    }
    double low = below(0, centre);
    double share = low + u * (below(1, centre) - low);
    return Math.max(0, Math.min(1, centre + width * ROOT_TWO * Erf.erfInv(2 * share - 1)));
  }
}
