package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report of a worker once a trial has ended.
 *
 * @param end how
 * @param measurements how many it sent, so that a gap in the log can be seen
 * @param results metrics of the finished network, for example {@code test_accuracy}
 * @param log the last lines that were logged where it trained, oldest first
 * @param kernels the machine code that it trained with; empty where nobody says
 */
public record TrialReport(
    TrialEnd end, int measurements, Map<String, Double> results, List<String> log, String kernels)
    implements Serializable {
  public TrialReport {
    requireNonNull(end, "end");
    requireNonNull(kernels, "kernels");
    results = Collections.unmodifiableMap(new TreeMap<>(results));
    log = List.copyOf(log);
  }

  /** A report with nothing logged. */
  public TrialReport(TrialEnd end, int measurements, Map<String, Double> results) {
    this(end, measurements, results, List.of(), "");
  }

  /** The same with another end. */
  public TrialReport withEnd(TrialEnd other) {
    return new TrialReport(other, measurements, results, log, kernels);
  }

  /** The same with the machine code that it trained with; the same where it measured nothing. */
  public TrialReport withKernels(String name) {
    return measurements == 0 ? this : new TrialReport(end, measurements, results, log, name);
  }

  /** The same with what was logged. */
  public TrialReport withLog(List<String> lines) {
    return new TrialReport(end, measurements, results, lines, kernels);
  }
}
