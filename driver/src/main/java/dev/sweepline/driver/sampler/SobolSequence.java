package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.random.Address;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol's sequence with the direction numbers of Joe and Kuo ("Constructing Sobol sequences with
 * better two-dimensional projections", 2008), moved by a random digital shift, which keeps how
 * evenly it covers the space. Thread-safe.
 */
final class SobolSequence implements Coordinates {
  private static final double CELLS = 0x1p52;

  private final List<String> parameters;
  private final long[] shifts;
  private final SobolSequenceGenerator generator;
  private int trial = -1;
  private double[] point = {};

  /**
   * One dimension for each parameter.
   *
   * @param parameters at most 1000
   */
  SobolSequence(List<String> parameters, Address seed) {
    this(
        parameters, parameters.stream().mapToLong(name -> seed.then(name).bits() >>> 12).toArray());
  }

  /**
   * The sequence under given shifts.
   *
   * @param shifts 52 bits for each parameter, which flip those of its coordinates
   */
  SobolSequence(List<String> parameters, long... shifts) {
    this.parameters = new ArrayList<>(parameters);
    this.shifts = shifts.clone();
    this.generator = new SobolSequenceGenerator(Math.max(1, parameters.size()));
  }

  @Override
  public synchronized double of(int asked, String parameter) {
    if (asked != trial) {
      point = generator.skipTo(asked);
      trial = asked;
    }
    int dimension = parameters.indexOf(parameter);
    long bits = (long) (point[dimension] * CELLS) ^ shifts[dimension];
    return (bits + 0.5) / CELLS;
  }
}
