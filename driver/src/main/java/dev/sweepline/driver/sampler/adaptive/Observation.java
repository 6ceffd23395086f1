package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.sweep.value.CanonicalValue;
import java.util.List;
import java.util.Map;

/**
 * One trial as a search sees it. Costs are the objective turned so that less is better, whatever
 * the goal; NaN stands for none. Immutable, thread-safe.
 */
public final class Observation {
  private final int trial;
  private final Map<String, Object> values;
  private final Costs costs;
  private final Object key;
  private final double[] coordinates;

  /**
   * The costs of a trial; NaN for each that there is none of.
   *
   * @param reached what it ended with; NaN while it runs and where it failed
   * @param best the least that it ever reported
   * @param latest the newest that it reported
   * @param others what it ended with by the sweep's further objectives; empty without any, and
   *     where it lacks a value of one
   */
  public record Costs(double reached, double best, double latest, List<Double> others) {
    /** Of a trial that has reported nothing. */
    public static final Costs NONE = new Costs(Double.NaN, Double.NaN, Double.NaN);

    public Costs {
      others = List.copyOf(others);
    }

    /** Of the only objective. */
    public Costs(double reached, double best, double latest) {
      this(reached, best, latest, List.of());
    }

    /** Of a trial of which only the end is known. */
    public static Costs of(double reached) {
      return new Costs(reached, reached, reached);
    }
  }

  /**
   * A trial's observation.
   *
   * @param values by full name
   * @param encoding of the space that is searched
   */
  public Observation(int trial, Map<String, Object> values, Costs costs, SpaceEncoding encoding) {
    this.trial = trial;
    this.values = values;
    this.costs = costs;
    this.key = CanonicalValue.of(values);
    this.coordinates = encoding.encode(values);
  }

  private Observation(Observation other, Costs costs) {
    this.trial = other.trial;
    this.values = other.values;
    this.costs = costs;
    this.key = other.key;
    this.coordinates = other.coordinates;
  }

  /** The same trial with other costs. */
  Observation with(Costs known) {
    return new Observation(this, known);
  }

  /** Its index; negative for a trial of another sweep. */
  public int trial() {
    return trial;
  }

  /** Whether it is of an earlier sweep. */
  public boolean isPrior() {
    return trial < 0;
  }

  /** Its assignment by full name, what is derived among them. */
  public Map<String, Object> values() {
    return values;
  }

  /** Where it lies, as {@link SpaceEncoding#encode} says. */
  public double[] coordinates() {
    return coordinates.clone();
  }

  /** One of its coordinates. */
  public double coordinate(int dimension) {
    return coordinates[dimension];
  }

  /** What it ended with; NaN while it runs and where it failed. */
  public double cost() {
    return costs.reached();
  }

  public Costs costs() {
    return costs;
  }

  /** What equal assignments have in common. */
  Object key() {
    return key;
  }
}
