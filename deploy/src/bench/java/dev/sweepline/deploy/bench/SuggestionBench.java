package dev.sweepline.deploy.bench;

import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A bench of what a suggestion costs, in processor time, when so many trials have ended, in a space
 * of eight parameters. Each of a few suggestions follows the end of one more trial; the first one,
 * which also warms up, is shown apart.
 */
public final class SuggestionBench {
  private static final int FEW = 7;
  private static final String FILE =
      """
      method: %s
      run_cap: 1000000
      metric: {name: val_loss, goal: minimize}
      parameters:
        a: {min: 0.0, max: 1.0}
        b: {min: 0.0, max: 1.0}
        c: {distribution: log_uniform_values, min: 0.0001, max: 1}
        d: {distribution: log_uniform_values, min: 0.0001, max: 1}
        e: {min: 16, max: 256}
        f: {min: 1, max: 9}
        g: {values: [16, 32, 64, 128, 256]}
        h: {values: [relu, tanh, elu]}
      """;

  private SuggestionBench() {}

  /**
   * Prints a line for each method and number of trials; takes a number of suggestions, default 7,
   * and methods, default: those there are.
   */
  public static void main(String[] arguments) {
    List<String> methods = new ArrayList<>(List.of(arguments));
    boolean counted = !methods.isEmpty() && methods.get(0).matches("\\d+");
    int suggestions = counted ? Integer.parseInt(methods.remove(0)) : FEW;
    for (String method : methods.isEmpty() ? List.of("tpe", "cma_es", "bayes") : methods) {
      for (int trials : new int[] {10, 100, 1_000, 10_000}) {
        measure(method, trials, suggestions);
      }
    }
  }

  private static void measure(String method, int trials, int suggestions) {
    Sweep sweep = SweepFile.read("bench.yaml", FILE.formatted(method)).sweep().orElseThrow();
    Sampler sampler = Samplers.of(sweep);
    SweepHistory history = new SweepHistory(Submissions.unsaved(sweep, sampler.planned()));
    for (int trial = 0; trial < trials; trial++) {
      end(history, trial, sweep.space().draw(trial));
    }
    double[] millis = new double[suggestions];
    for (int i = 0; i < suggestions; i++) {
      long start = cpuNanos();
      Sampler.Suggestion.Trial next =
          (Sampler.Suggestion.Trial) sampler.suggest(trials + i, history);
      millis[i] = (cpuNanos() - start) / 1e6;
      end(history, trials + i, next.parameters());
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-7s %6d trials: median %.1f ms, most %.1f ms, first %.1f ms%n",
        method,
        trials,
        millis[suggestions / 2],
        millis[suggestions - 1],
        first);
  }

  /** Of this thread, which computes alone: others that want the processor do not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void end(SweepHistory history, int trial, Map<String, Object> parameters) {
    TrialId id = new TrialId(history.id(), trial);
    double a = (Double) parameters.get("a") - 0.3;
    double c = Math.log10((Double) parameters.get("c")) + 2;
    Map<String, Double> metrics = Map.of("val_loss", a * a + c * c / 16);
    history.apply(new TrialStarted(id, 0, 1, trial, parameters, Budget.epochs(1), "driver/0"));
    history.apply(new TrialMeasured(id, 0, 1, trial, 1, new Measurement(1, 1, metrics)));
    history.apply(
        new TrialEnded(id, 0, 1, trial, new TrialReport(new TrialEnd.Completed(), 1, Map.of())));
  }
}
