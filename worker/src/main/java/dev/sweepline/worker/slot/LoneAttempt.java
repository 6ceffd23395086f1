package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import java.util.Map;
import java.util.Optional;

/** An attempt outside of any slot: it counts its measurements and keeps its report. */
final class LoneAttempt implements TrialAttempt {
  private final TrialSpec spec;
  private final EpochListener listener;
  private int measurements;
  private Optional<TrialReport> report = Optional.empty();

  LoneAttempt(TrialSpec spec, EpochListener listener) {
    this.spec = spec;
    this.listener = listener;
  }

  /** How it ended. */
  TrialReport report() {
    return report.orElseThrow();
  }

  @Override
  public TrialSpec spec() {
    return spec;
  }

  @Override
  public Verdict measured(Measurement measurement) {
    measurements++;
    return listener.measured(measurement);
  }

  @Override
  public Heartbeat heartbeat() {
    return listener.heartbeat();
  }

  @Override
  public boolean keeps(Map<String, Double> results) {
    return listener.keeps(results);
  }

  @Override
  public void ended(TrialEnd end, Map<String, Double> results, String kernels) {
    if (report.isEmpty()) {
      report = Optional.of(new TrialReport(end, measurements, results).withKernels(kernels));
    }
  }
}
