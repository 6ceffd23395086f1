package dev.sweepline.driver.backtest.report;

import dev.sweepline.driver.backtest.MethodResult;
import dev.sweepline.driver.backtest.RunResult;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results of a back-test in words. Stateless. */
public final class BacktestText {
  /** The titles of {@link #rows}. */
  public static final List<String> TITLES =
      List.of("method", "trials", "best", "regret", "epochs", "nearest");

  private BacktestText() {}

  /** One line on what was compared. */
  public static String headline(Comparison c) {
    int seeds = c.methods().isEmpty() ? 0 : c.methods().get(0).runs().size();
    return "%s against %s: %s %s, %d configurations%s; %d seeds, %d slots"
        .formatted(
            c.file(),
            c.table(),
            c.objective().goal().word(),
            c.objective().name(),
            c.configurations(),
            c.optimum().isPresent()
                ? ", best mean " + ValueText.show(c.optimum().getAsDouble())
                : "",
            seeds,
            c.slots());
  }

  /** A row for each method: means over seeds ± their standard errors at the end of the runs. */
  public static List<List<String>> rows(Comparison c) {
    return c.methods().stream().map(BacktestText::row).toList();
  }

  private static List<String> row(MethodResult method) {
    double trials = Estimate.of(method.each(RunResult::trials)).mean();
    double nearest = Comparison.nearest(method);
    return List.of(
        method.method(),
        ValueText.show((double) Math.round(trials)),
        Estimate.of(method.each(RunResult::finalBest)).toString(),
        Estimate.of(method.each(RunResult::finalRegret)).toString(),
        ValueText.show(Estimate.of(method.each(RunResult::totalEpochs)).mean()),
        nearest == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * nearest));
  }

  /** A line for each pair of methods, then what else there is to say. */
  public static List<String> lines(Comparison c) {
    List<String> lines = new ArrayList<>();
    c.pairs().forEach(pair -> lines.add(line(pair, c)));
    lines.addAll(c.notes());
    return lines;
  }

  private static String line(Comparison.Pair pair, Comparison c) {
    PairedTest test = pair.test();
    double better = c.objective().goal().score(test.difference());
    String verdict =
        !test.separable()
            ? "%s and %s are not separable"
            : better > 0 ? "%s is better than %s" : "%s is worse than %s";
    return verdict.formatted(pair.first(), pair.second())
        + ": difference %s (95 %%: %s to %s), Wilcoxon p %s, %d pairs"
            .formatted(
                ValueText.show(test.difference()),
                ValueText.show(test.low()),
                ValueText.show(test.high()),
                String.format(Locale.ROOT, "%.2g", test.p()),
                test.pairs());
  }
}
