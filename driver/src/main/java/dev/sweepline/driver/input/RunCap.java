package dev.sweepline.driver.input;

import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.text.UserException;
import java.util.OptionalLong;

/** The number of trials after which a sweep ends: only such can be run. Stateless. */
public final class RunCap {
  private RunCap() {}

  /** A search without an end gets one; a grid has one, though it may not have been counted. */
  public static Sweep of(Sweep sweep) {
    OptionalLong planned = Samplers.of(sweep).planned();
    if (planned.orElse(0) > Integer.MAX_VALUE) {
      throw new UserException(
          sweep.name() + " has too many trials to run; write run_cap to run the first of them");
    }
    boolean ends = planned.isPresent() || sweep.search().method() instanceof Method.GridSearch;
    return ends ? sweep : sweep.withRunCap(Sweep.TRIALS_WITHOUT_END);
  }

  /**
   * The sweep with so many trials more.
   *
   * @throws UserException when the search has no more, with the line to show
   */
  public static Sweep extended(Sweep sweep, int trials) {
    if (trials == 0) {
      return sweep;
    }
    if (sweep.search().method() instanceof Method.LatinHypercube) {
      throw new UserException(
          "a latin_hypercube is drawn for a fixed number of trials; run another with method:"
              + " sobol");
    }
    if (sweep.search().method() instanceof Method.CoarseToFine) {
      throw new UserException(
          "the stages of coarse_to_fine say how many trials there are; run another with one more");
    }
    if (sweep.search().method() instanceof Method.Pbt) {
      throw new UserException(
          "pbt trains its population to budget.epochs; run another with a larger budget");
    }
    long before = Samplers.of(sweep).planned().orElseThrow();
    if (before + trials > Integer.MAX_VALUE) {
      throw new UserException(
          "%s has %d trials; %d more are too many, at most %d can be in all"
              .formatted(sweep.name(), before, trials, Integer.MAX_VALUE));
    }
    Sweep more = sweep.withRunCap((int) (before + trials));
    long after = Samplers.of(more).planned().orElseThrow();
    if (after < before + trials) {
      throw new UserException(
          "%s has %d trials in all, %d more than before; it cannot be extended by %d"
              .formatted(sweep.name(), after, after - before, trials));
    }
    return more;
  }
}
