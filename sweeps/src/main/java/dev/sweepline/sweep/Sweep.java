package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One sweep, as a sweep file describes it once read and checked.
 *
 * @param name what the user calls it; not unique
 * @param objective what trials are ranked by
 * @param space the parameters
 * @param method how the space is searched
 * @param runCap the most trials that may run; empty means no cap
 * @param seed where every random stream starts
 * @param budget how long a trial trains when its stage does not say otherwise
 * @param dataset what trials train on; empty in a file that only describes a search
 * @param network what trials train; empty in a file that only describes a search
 * @param recording what is kept of trials beside their metrics
 * @param display how trials are shown
 * @param terms limits, stopping, first points, seeds, labels
 */
public record Sweep(
    String name,
    Objective objective,
    SearchSpace space,
    Method method,
    OptionalInt runCap,
    long seed,
    Budget budget,
    Optional<NamedOptions> dataset,
    Optional<NamedOptions> network,
    Recording recording,
    Display display,
    Terms terms) {
  /** How many trials {@code run} does of a search that has no end of its own. */
  public static final int TRIALS_WITHOUT_END = 100;

  public Sweep {
    requireNonNull(objective, "objective");
    requireNonNull(space, "space");
    requireNonNull(method, "method");
    requireNonNull(budget, "budget");
    requireNonNull(recording, "recording");
    requireNonNull(display, "display");
    requireNonNull(terms, "terms");
    if (name.isBlank()) {
      throw new IllegalArgumentException("sweep name is blank");
    }
    if (runCap.isPresent() && runCap.getAsInt() < 1) {
      throw new IllegalArgumentException("run_cap " + runCap.getAsInt() + " is not >= 1");
    }
  }

  /** A sweep shown and run on the terms of one whose file does not say. */
  public Sweep(
      String name,
      Objective objective,
      SearchSpace space,
      Method method,
      OptionalInt runCap,
      long seed,
      Budget budget,
      Optional<NamedOptions> dataset,
      Optional<NamedOptions> network,
      Recording recording) {
    this(
        name,
        objective,
        space,
        method,
        runCap,
        seed,
        budget,
        dataset,
        network,
        recording,
        Display.DEFAULT,
        Terms.DEFAULT);
  }

  /** A sweep that keeps what one keeps whose file does not say. */
  public Sweep(
      String name,
      Objective objective,
      SearchSpace space,
      Method method,
      OptionalInt runCap,
      long seed,
      Budget budget,
      Optional<NamedOptions> dataset,
      Optional<NamedOptions> network) {
    this(name, objective, space, method, runCap, seed, budget, dataset, network, Recording.DEFAULT);
  }

  /** The same sweep, ending after so many trials at the latest. */
  public Sweep withRunCap(int cap) {
    return new Sweep(
        name,
        objective,
        space,
        method,
        OptionalInt.of(cap),
        seed,
        budget,
        dataset,
        network,
        recording,
        display,
        terms);
  }
}
