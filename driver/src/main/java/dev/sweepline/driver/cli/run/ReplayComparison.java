package dev.sweepline.driver.cli.run;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A comparison of a trial trained again with what its log recorded; seconds are nobody's to repeat.
 * Not thread-safe.
 *
 * <p>Bits are the same under the same kernels only. Others add numbers in another order, and
 * training makes more of each rounding with every step, so of other kernels only the losses of the
 * first epochs are held, and loosely: RATIONALE has the figures.
 */
final class ReplayComparison implements EpochListener {
  /** Epochs that are held under other kernels. */
  private static final int HELD = 10;

  /** How far a loss may be off under other kernels, of itself where it is larger than 1. */
  private static final double TOLERANCE = 1e-4;

  private final TrialHistory recorded;
  private int epochs;
  private Optional<Difference> first = Optional.empty();
  private Optional<Difference> beyondRounding = Optional.empty();
  private Optional<Difference> largest = Optional.empty();

  /**
   * A judgement.
   *
   * @param same whether it may be called the same
   * @param text for a person: how far it is the same, or what differs
   */
  record Result(boolean same, String text) {}

  /** A metric that is not as it was. */
  private record Difference(String metric, String where, double then, double now) {
    double size() {
      double size = Math.abs(then - now) / Math.max(1, Math.abs(then));
      return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
    }

    @Override
    public String toString() {
      return "%s of %s was %s and is %s".formatted(metric, where, then, now);
    }
  }

  ReplayComparison(TrialHistory recorded) {
    this.recorded = recorded;
  }

  @Override
  public Verdict measured(Measurement now) {
    if (epochs == recorded.measurements().size()) {
      return Verdict.STOP; // it was ended here
    }
    Measurement then = recorded.measurements().get(epochs++);
    compare("epoch " + now.epoch(), then.metrics(), now.metrics());
    boolean stopped = recorded.state() == TrialState.STOPPED;
    return stopped && epochs == recorded.measurements().size() ? Verdict.STOP : Verdict.CONTINUE;
  }

  /** The best of those that were stopped were tested. */
  @Override
  public boolean keeps(Map<String, Double> results) {
    return recorded.report().filter(then -> !then.results().isEmpty()).isPresent();
  }

  /**
   * Takes the end in and judges.
   *
   * @param sameKernels whether it trained with the kernels that the record was made with
   */
  Result ended(TrialReport now, boolean sameKernels) {
    if (epochs < recorded.measurements().size()) {
      String what = first.map(Difference::toString).orElseGet(() -> early(now));
      return new Result(false, "not the same: " + what);
    }
    recorded.report().ifPresent(then -> compare("the end", then.results(), now.results()));
    if (first.isEmpty()) {
      return new Result(true, "the same, bit by bit, in " + epochs + " epochs");
    }
    if (sameKernels) {
      return new Result(false, "not the same: " + first.get());
    }
    String others = "other kernels, so not held to the last bit: ";
    return beyondRounding
        .map(difference -> new Result(false, others + "not the same: " + difference))
        .orElseGet(() -> new Result(true, others + nearly()));
  }

  private String nearly() {
    return "losses are the same within %s in the first %d of %d epochs; the largest difference: %s"
        .formatted(
            TOLERANCE, Math.min(HELD, epochs), epochs, largest.or(() -> first).orElseThrow());
  }

  private String early(TrialReport now) {
    return "it ended after epoch %d, recorded are %d: %s"
        .formatted(epochs, recorded.measurements().size(), now.end());
  }

  private void compare(String where, Map<String, Double> then, Map<String, Double> now) {
    for (Map.Entry<String, Double> metric : new TreeMap<>(then).entrySet()) {
      double again = now.getOrDefault(metric.getKey(), Double.NaN);
      if (metric.getValue().equals(again) || metric.getKey().equals(MetricNames.SECONDS)) {
        continue;
      }
      Difference difference = new Difference(metric.getKey(), where, metric.getValue(), again);
      first = first.or(() -> Optional.of(difference));
      if (metric.getKey().endsWith(MetricNames.LOSS)) {
        count(difference);
      }
    }
  }

  private void count(Difference difference) {
    if (largest.isEmpty() || difference.size() > largest.get().size()) {
      largest = Optional.of(difference);
    }
    if (epochs <= HELD && difference.size() > TOLERANCE) {
      beyondRounding = beyondRounding.or(() -> Optional.of(difference));
    }
  }
}
