package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a worker says once a trial has ended.
 *
 * @param end how
 * @param measurements how many it sent, so that a gap in the log can be seen
 * @param results metrics of the finished network, for example {@code test_accuracy}
 */
public record TrialReport(TrialEnd end, int measurements, Map<String, Double> results)
    implements Serializable {
  public TrialReport {
    requireNonNull(end, "end");
    results = Collections.unmodifiableMap(new TreeMap<>(results));
  }
}
