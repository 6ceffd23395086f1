package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol's sequence with the direction numbers of Joe and Kuo ("Constructing Sobol sequences with
 * better two-dimensional projections", 2008), moved by a random digital shift, which keeps how
 * evenly it covers the space. Parameters after the thousandth, for which there are no numbers, get
 * independent places. Thread-safe.
 */
public final class SobolSequence implements Coordinates {
  static final int MOST_DIMENSIONS = 1000;

  private static final double CELLS = 0x1p52;

  private final Map<String, Integer> dimensions = new HashMap<>();
  private final long[] shifts;
  private final Coordinates beyond;
  private final SobolSequenceGenerator generator;
  private int trial = -1;
  private double[] point = {};

  /** One dimension for each parameter. */
  public SobolSequence(List<String> parameters, Address seed) {
    this(
        parameters,
        Coordinates.random(seed.then("beyond").bits()),
        parameters.stream().mapToLong(name -> seed.then(name).bits() >>> 12).toArray());
  }

  /**
   * The sequence under given shifts.
   *
   * @param beyond the places of parameters that have no dimension
   * @param shifts 52 bits for each parameter, which flip those of its coordinates
   */
  SobolSequence(List<String> parameters, Coordinates beyond, long... shifts) {
    parameters.forEach(name -> dimensions.put(name, dimensions.size()));
    this.shifts = shifts.clone();
    this.beyond = beyond;
    this.generator =
        new SobolSequenceGenerator(Math.max(1, Math.min(MOST_DIMENSIONS, parameters.size())));
  }

  /** That of the parameters of a space that are drawn. */
  public static SobolSequence of(SearchSpace space, Address seed) {
    return new SobolSequence(PointDraws.drawn(space), seed.then("sobol"));
  }

  @Override
  public synchronized double of(int asked, String parameter) {
    int dimension = dimensions.get(parameter);
    if (dimension >= MOST_DIMENSIONS) {
      return beyond.of(asked, parameter);
    }
    if (asked != trial) {
      point = generator.skipTo(asked);
      trial = asked;
    }
    long bits = (long) (point[dimension] * CELLS) ^ shifts[dimension];
    return (bits + 0.5) / CELLS;
  }
}
