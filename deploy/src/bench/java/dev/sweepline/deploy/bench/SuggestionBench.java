package dev.sweepline.deploy.bench;

import dev.sweepline.driver.cli.input.Submissions;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What a suggestion costs after so many trials of a space of eight dimensions, computed on the
 * thread that asks. Arguments: how many suggestions to time, then methods. Prints a JSON line for
 * each method and number of trials: the first suggestion of a driver that has just started, and the
 * median and the longest of those after it, in milliseconds of processor time.
 */
public final class SuggestionBench {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int[] TRIALS = {10, 100, 1000, 10_000};
  private static final String FILE =
      """
      method: %s
      run_cap: 1000000
      seed: 1
      metric: {name: loss, goal: minimize}
      parameters:
        rate: {distribution: log_uniform_values, min: 0.00001, max: 1}
        decay: {distribution: log_uniform_values, min: 0.0000001, max: 0.1}
        momentum: {min: 0.0, max: 1.0}
        dropout: {min: 0.0, max: 0.6}
        hidden: {min: 8, max: 512}
        layers: {min: 1, max: 5}
        batch_size: {values: [16, 32, 64, 128, 256]}
        activation: {values: [relu, tanh, gelu, elu]}
      """;

  private SuggestionBench() {}

  public static void main(String[] args) {
    int timed = Integer.parseInt(args[0]);
    for (String method : Arrays.asList(args).subList(1, args.length)) {
      // The first history warms the JVM up.
      time(method, TRIALS[1], timed);
      for (int trials : TRIALS) {
        System.out.println(time(method, trials, timed));
      }
    }
  }

  private static String time(String method, int trials, int timed) {
    Sweep sweep = SweepFile.read("bench.yaml", FILE.formatted(method)).sweep().orElseThrow();
    Sampler drawn =
        Samplers.of(SweepFile.read("bench.yaml", FILE.formatted("random")).sweep().orElseThrow());
    Sampler sampler = Samplers.of(sweep);
    SweepHistory history = new SweepHistory(Submissions.unsaved(sweep, sampler.planned()));
    for (int trial = 0; trial < trials; trial++) {
      end(history, trial, point(drawn, trial, history));
    }
    double first = suggestion(sampler, history);
    double[] next = new double[timed];
    for (int i = 0; i < timed; i++) {
      next[i] = suggestion(sampler, history);
    }
    Arrays.sort(next);
    return String.format(
        Locale.ROOT,
        "{\"method\": \"%s\", \"trials\": %d, \"first_ms\": %.1f, \"median_ms\": %.1f,"
            + " \"longest_ms\": %.1f}",
        method,
        trials,
        first,
        next[timed / 2],
        next[timed - 1]);
  }

  private static double suggestion(Sampler sampler, SweepHistory history) {
    int trial = history.trials().size();
    long start = CLOCK.getCurrentThreadCpuTime();
    Map<String, Object> point = point(sampler, trial, history);
    double milliseconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
    end(history, trial, point);
    return milliseconds;
  }

  private static Map<String, Object> point(Sampler sampler, int trial, SweepHistory history) {
    if (sampler.suggest(trial, history) instanceof Suggestion.Trial suggested) {
      return suggested.parameters();
    }
    throw new IllegalStateException("no trial " + trial);
  }

  private static void end(SweepHistory history, int trial, Map<String, Object> point) {
    TrialId id = new TrialId(history.id(), trial);
    history.apply(new TrialStarted(id, 0, 1, 0, point, Budget.epochs(1), "bench/0"));
    Measurement measured = new Measurement(1, 1, Map.of("loss", loss(trial, point)));
    history.apply(new TrialMeasured(id, 0, 1, 0, 1, measured));
    TrialReport report = new TrialReport(new TrialEnd.Completed(), 1, Map.of());
    history.apply(new TrialEnded(id, 0, 1, 0, report));
  }

  private static double loss(int trial, Map<String, Object> point) {
    double off =
        Math.abs(Math.log10(number(point, "rate")) + 2)
            + Math.abs(number(point, "dropout") - 0.2)
            + Math.abs(number(point, "layers") - 3) / 5;
    return off + Address.of(trial).then("noise").openUnit() / 10;
  }

  private static double number(Map<String, Object> point, String name) {
    return ((Number) point.get(name)).doubleValue();
  }
}
