package dev.sweepline.sweep.history;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The metrics that a sweep's first trial has reported, beside those that the sweep reads. */
public final class ReportedMetrics {
  private static final int MOST_SHOWN = 12;

  private ReportedMetrics() {}

  /**
   * A line that says what the first trial with a report lacks; empty while none has reported, and
   * where nothing is missing. What the finished network reaches on the test part is not missed
   * before the trial ends.
   *
   * @param read the names of the metrics that the sweep reads
   */
  public static Optional<String> missing(SweepHistory history, Collection<String> read) {
    return history.trials().stream()
        .filter(trial -> !trial.measurements().isEmpty())
        .findFirst()
        .flatMap(trial -> missing(trial, read));
  }

  private static Optional<String> missing(TrialHistory trial, Collection<String> read) {
    List<String> missing =
        read.stream()
            .distinct()
            .filter(name -> !isReported(trial, name))
            .filter(name -> trial.report().isPresent() || !name.startsWith(MetricNames.TEST))
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "trial %d reports no %s, which this sweep reads; it reports %s"
                .formatted(trial.trial(), String.join(", no ", missing), reported(trial)));
  }

  private static boolean isReported(TrialHistory trial, String name) {
    return trial.measurements().stream().anyMatch(each -> each.metrics().containsKey(name))
        || trial.report().filter(report -> report.results().containsKey(name)).isPresent();
  }

  private static String reported(TrialHistory trial) {
    Set<String> names = new TreeSet<>();
    for (Measurement measured : trial.measurements()) {
      names.addAll(measured.metrics().keySet());
    }
    trial.report().ifPresent(report -> names.addAll(report.results().keySet()));
    String shown = String.join(", ", names.stream().limit(MOST_SHOWN).toList());
    return names.isEmpty() ? "nothing" : names.size() > MOST_SHOWN ? shown + ", …" : shown;
  }
}
