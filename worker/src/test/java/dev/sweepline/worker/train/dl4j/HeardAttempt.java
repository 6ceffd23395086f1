package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialAttempt;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.train.Heartbeat;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** An attempt that keeps all that it hears of its trial, seconds left out. Not thread-safe. */
final class HeardAttempt implements TrialAttempt {
  final TrialSpec spec;
  final List<Map<String, Double>> heard = new ArrayList<>();
  Map<String, Double> results = Map.of();
  TrialEnd end;
  long beats;
  private final boolean kept;
  private final IntFunction<Verdict> verdicts;
  private final Heartbeat heartbeat = new Heartbeat();

  /**
   * An attempt that has heard nothing.
   *
   * @param kept whether its trial is among the sweep's best
   * @param verdicts what the driver says after so many measurements
   */
  HeardAttempt(TrialSpec spec, boolean kept, IntFunction<Verdict> verdicts) {
    this.spec = spec;
    this.kept = kept;
    this.verdicts = verdicts;
  }

  /** Trains all of them, as a worker with that home does. */
  static void run(List<HeardAttempt> attempts, Path home) {
    new TrialRunner(
            new DataFolders(Optional.empty(), home), UserCode.none(), InstantSource.system())
        .run(List.copyOf(attempts));
  }

  @Override
  public TrialSpec spec() {
    return spec;
  }

  @Override
  public Heartbeat heartbeat() {
    return heartbeat;
  }

  @Override
  public boolean keeps(Map<String, Double> known) {
    return kept;
  }

  @Override
  public Verdict measured(Measurement measurement) {
    Map<String, Double> metrics = new TreeMap<>(measurement.metrics());
    metrics.remove("seconds");
    heard.add(metrics);
    return verdicts.apply(heard.size());
  }

  @Override
  public void ended(TrialEnd how, Map<String, Double> found, String kernels) {
    end = how;
    results = found;
    beats = heartbeat.beats();
  }
}
