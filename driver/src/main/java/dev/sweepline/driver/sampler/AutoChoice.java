package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.search.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The method that {@code auto} stands for in a sweep, decided by its file alone.
 *
 * @param why one sentence for the user
 */
public record AutoChoice(Method method, String why) {
  /** More trials than this are many for a Gaussian process. */
  private static final int FEW_TRIALS = 300;

  /** More parameters than this are many for a Gaussian process. */
  private static final int FEW_PARAMETERS = 20;

  /** So many trials for each parameter let a cloud of points move often enough. */
  private static final int TRIALS_FOR_A_CLOUD = 100;

  private static final int STARTUP = Method.Tpe.DEFAULT_STARTUP;

  /** What is chosen for a sweep, in one line for the user; empty where its file says a method. */
  public static Optional<String> said(Sweep sweep) {
    return sweep.search().method() instanceof Method.Auto
        ? Optional.of("auto chose " + of(sweep).why())
        : Optional.empty();
  }

  static AutoChoice of(Sweep sweep) {
    List<Dimension> dimensions = new SpaceEncoding(sweep.space()).dimensions();
    int trials = sweep.search().runCap().orElse(Sweep.TRIALS_WITHOUT_END);
    int count = dimensions.size();
    String parameters = count + (count == 1 ? " parameter" : " parameters");
    OptionalInt parallel = sweep.limits().parallel();
    if (parallel.isPresent() && parallel.getAsInt() >= trials) {
      return new AutoChoice(
          new Method.Sobol(), "sobol, as all " + trials + " trials may run at once");
    }
    if (!sweep.space().rules().conditions().isEmpty()) {
      return tpe("as some parameters are part of some trials only");
    }
    boolean continuous = dimensions.stream().allMatch(each -> each.levels() == 0);
    if (continuous && trials >= TRIALS_FOR_A_CLOUD * Math.max(count, 10)) {
      return new AutoChoice(
          new Method.CmaEs(STARTUP, Method.CmaEs.DEFAULT_SIGMA, OptionalInt.empty()),
          "cma_es, as %d trials are many for %s without lists".formatted(trials, parameters));
    }
    if (count > FEW_PARAMETERS) {
      return tpe("as " + parameters + " are many");
    }
    if (trials > FEW_TRIALS) {
      return tpe("as " + trials + " trials are many");
    }
    return new AutoChoice(
        new Method.Bayes(Method.Impute.WORST, Optional.empty()),
        "bayes, as %d trials of %s are few enough for a Gaussian process"
            .formatted(trials, parameters));
  }

  private static AutoChoice tpe(String why) {
    return new AutoChoice(
        new Method.Tpe(STARTUP, Method.Tpe.DEFAULT_GAMMA, Method.Tpe.DEFAULT_CANDIDATES),
        "tpe, " + why);
  }
}
