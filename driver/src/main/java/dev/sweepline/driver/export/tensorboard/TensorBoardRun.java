package dev.sweepline.driver.export.tensorboard;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.file.ProtoMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A trial's run and how much of it is written. Not thread-safe. */
final class TensorBoardRun {
  private static final int START = 1;

  private final TrialHistory trial;
  private final EventFile file;
  private int attempt;
  private int written;
  private boolean ended;

  /** A run of which nothing is written yet. */
  TensorBoardRun(Path folder, TrialHistory trial, SweepHistory history) {
    this.trial = trial;
    double began = trial.startedAt() / 1000.0;
    this.file =
        new EventFile(
            folder.resolve(
                "events.out.tfevents.%010d.sweepline".formatted(trial.startedAt() / 1000)),
            began);
    this.attempt = trial.attempt();
    add(began, 0, HparamsSummary.start(Leaderboard.standing(1, trial, history), trial));
  }

  /** Writes what has come since. */
  void sync() throws IOException {
    List<Measurement> all = trial.measurements();
    if (trial.attempt() != attempt) {
      restart();
    }
    for (; written < all.size(); written++) {
      Measurement measured = all.get(written);
      scalars(measured.epoch(), time(measured), measured.metrics());
    }
    if (trial.state().terminal() && !ended) {
      ended = true;
      double at = trial.endedAt().orElse(trial.startedAt()) / 1000.0;
      int last = all.isEmpty() ? 0 : all.get(all.size() - 1).epoch();
      trial.report().ifPresent(report -> scalars(last, at, report.results()));
      add(at, last, HparamsSummary.end(trial, at));
    }
    file.flush();
  }

  /** Another attempt: TensorBoard forgets what it has, and everything comes again. */
  private void restart() {
    attempt = trial.attempt();
    ended = false;
    written = 0;
    file.add(event(trial.startedAt() / 1000.0, 0).message(7, new ProtoMessage().whole(1, START)));
  }

  private void scalars(int step, double wallTime, Map<String, Double> metrics) {
    if (metrics.isEmpty()) {
      return;
    }
    ProtoMessage summary = new ProtoMessage();
    metrics.forEach(
        (name, value) ->
            summary.message(1, new ProtoMessage().text(1, name).single(2, value.floatValue())));
    add(wallTime, step, summary);
  }

  private void add(double wallTime, int step, ProtoMessage summary) {
    file.add(event(wallTime, step).message(5, summary));
  }

  private static ProtoMessage event(double wallTime, int step) {
    return new ProtoMessage().real(1, wallTime).whole(2, step);
  }

  /** The log's histories keep no times of measurements: those who train count seconds, too. */
  private double time(Measurement measured) {
    double seconds = measured.metric(MetricNames.SECONDS);
    return trial.startedAt() / 1000.0 + (Double.isFinite(seconds) ? seconds : 0);
  }
}
