package dev.sweepline.worker.program.report;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The reports of one attempt, however they come, in one order. Once it is closed nothing is taken
 * any more. Thread-safe.
 */
public final class TrialReports {
  private final ProgramRun run;
  private final EpochListener listener;
  private final Consumer<String> notes;
  private final ReportAxis axis = new ReportAxis();
  private final Set<String> names = new TreeSet<>();
  private final Map<String, Double> last = new HashMap<>();
  private Verdict verdict = Verdict.CONTINUE;
  private boolean answered;
  private boolean closed;

  /**
   * None yet.
   *
   * @param notes hears what a person should know
   */
  public TrialReports(ProgramRun run, EpochListener listener, Consumer<String> notes) {
    this.run = run;
    this.listener = listener;
    this.notes = notes;
  }

  /**
   * Takes a report.
   *
   * @param answers whether the program hears the verdict
   */
  public synchronized Verdict take(ProgramReport report, boolean answers) {
    if (closed) {
      return Verdict.ABANDON;
    }
    answered |= answers;
    Measurement measurement = axis.next(report);
    names.addAll(report.metrics().keySet());
    last.putAll(report.metrics());
    if (axis.reports() == 1 && !missing().isEmpty()) {
      notes.accept(
          "the first report has no %s; it has %s"
              .formatted(String.join(", no ", missing()), String.join(", ", names)));
    }
    listener.heartbeat().beat();
    Verdict said = listener.measured(measurement);
    if (verdict == Verdict.CONTINUE) {
      verdict = said;
    }
    return said;
  }

  /** What the program was to do after its newest report, or one before it. */
  public synchronized Verdict verdict() {
    return verdict;
  }

  /** Whether the program hears verdicts itself. */
  public synchronized boolean isAnswered() {
    return answered;
  }

  /** Takes nothing any more. */
  public synchronized void close() {
    closed = true;
  }

  /** The metrics of the sweep that never came. */
  public synchronized List<String> missing() {
    return run.metrics().stream().filter(metric -> !names.contains(metric)).toList();
  }

  /** The names that came. */
  public synchronized Set<String> names() {
    return new TreeSet<>(names);
  }

  public synchronized int count() {
    return axis.reports();
  }

  /** The newest value of a metric; NaN where none came. */
  public synchronized double last(String metric) {
    return last.getOrDefault(metric, Double.NaN);
  }
}
