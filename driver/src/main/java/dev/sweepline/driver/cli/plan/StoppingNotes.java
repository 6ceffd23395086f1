package dev.sweepline.driver.cli.plan;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.stopping.MedianStopping;
import dev.sweepline.sweep.stopping.PatienceStopping;
import dev.sweepline.sweep.stopping.StopCondition;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.value.ValueText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Notes of a plan on its stopping rules: where they judge, and how much training they leave. */
final class StoppingNotes {
  private static final int RUNGS_SHOWN = 6;

  private StoppingNotes() {}

  /** One line for each rule, and one for all of them where the sweep's training has an end. */
  static List<String> of(Sweep sweep, OptionalLong trials) {
    List<String> notes = new ArrayList<>();
    List<EarlyTermination> rules = sweep.search().earlyTerminate();
    rules.forEach(rule -> notes.add(note(rule, sweep)));
    if (!rules.isEmpty()
        && trials.isPresent()
        && BudgetNote.isOne(sweep)
        && !(sweep.search().method() instanceof Method.CoarseToFine)
        && !(sweep.search().method() instanceof Method.Pbt)) {
      notes.add(spent(sweep, trials.getAsLong()));
    }
    return notes;
  }

  private static String note(EarlyTermination rule, Sweep sweep) {
    String metric = sweep.objective().name();
    if (rule instanceof Hyperband hyperband) {
      return "early_terminate judges trials at %s %s; about one in %s goes on"
          .formatted(rungs(rule, sweep), unit(rule, metric), ValueText.show(hyperband.eta()));
    }
    if (rule instanceof Asha asha) {
      return "asha %s trials at %s %s; about one in %s goes on%s"
          .formatted(
              asha.mode() == Asha.Mode.PROMOTE ? "pauses" : "judges",
              rungs(rule, sweep),
              unit(rule, metric),
              ValueText.show(asha.eta()),
              asha.brackets() == 1
                  ? ""
                  : "; in "
                      + asha.brackets()
                      + " brackets, each with a rung less than the one before");
    }
    if (rule instanceof MedianStopping median) {
      return "median judges trials from %d %s on, once %d others have come as far"
          .formatted(median.minIter(), unit(rule, metric), median.minTrials());
    }
    if (rule instanceof PatienceStopping patience) {
      return "patience ends trials whose %s was not better for %d %s"
          .formatted(metric, patience.patience(), patience.unit().word());
    }
    return "stops a trial if " + ((StopCondition) rule).condition();
  }

  private static String unit(EarlyTermination rule, String metric) {
    return rule.unit() == Iterations.REPORTS ? "values of " + metric : rule.unit().word();
  }

  private static String rungs(EarlyTermination rule, Sweep sweep) {
    List<Long> below = BudgetNote.isOne(sweep) ? below(rule, sweep.training().budget()) : List.of();
    List<Long> rungs = below.isEmpty() ? rule.rungs() : below;
    String shown =
        rungs.stream().limit(RUNGS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return shown + (rungs.size() > RUNGS_SHOWN ? ", …" : "");
  }

  /** The rungs that a trial comes to before its budget is spent, as far as that can be said. */
  private static List<Long> below(EarlyTermination rule, Budget budget) {
    return rule.rungs().stream()
        .filter(rung -> !rule.unit().measures(budget) || rung < budget.amount())
        .toList();
  }

  private static String spent(Sweep sweep, long trials) {
    Budget budget = sweep.training().budget();
    String most =
        "all trials train at most %s %s"
            .formatted(
                GridCounts.grouped(
                    BigInteger.valueOf(trials).multiply(BigInteger.valueOf(budget.amount()))),
                budget.unit().word());
    double share =
        sweep.search().earlyTerminate().stream()
            .filter(rule -> rule.unit().measures(budget))
            .mapToDouble(rule -> share(rule, budget))
            .min()
            .orElse(1);
    return share < 1
        ? most
            + "; about %s %% of them if good and bad ones come in no order"
                .formatted(Math.max(1, Math.round(100 * share)))
        : most;
  }

  /** The share of a budget that a trial trains on average, if its rank is as good as drawn. */
  private static double share(EarlyTermination rule, Budget budget) {
    if (rule instanceof Hyperband hyperband) {
      return share(below(rule, budget), 0, hyperband.eta(), budget.amount());
    }
    if (rule instanceof Asha asha) {
      double share = 0;
      for (int bracket = 0; bracket < asha.brackets(); bracket++) {
        share +=
            asha.share(bracket) * share(below(rule, budget), bracket, asha.eta(), budget.amount());
      }
      return share;
    }
    return 1;
  }

  private static double share(List<Long> rungs, int first, double eta, long budget) {
    double trained = 0;
    double left = 1;
    long from = 0;
    for (int i = first; i < rungs.size(); i++) {
      trained += left * (rungs.get(i) - from);
      from = rungs.get(i);
      left /= eta;
    }
    return (trained + left * (budget - from)) / budget;
  }
}
