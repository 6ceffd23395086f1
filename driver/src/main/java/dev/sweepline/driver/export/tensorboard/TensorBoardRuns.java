package dev.sweepline.driver.export.tensorboard;

import dev.sweepline.driver.tracking.SweepTracker;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.table.TrialTable;
import dev.sweepline.worker.file.ProtoMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A sweep's runs in a folder of their own, {@code trial-00000} and so on. Each call writes what is
 * new since the last; the first begins every file anew. Not thread-safe.
 */
public final class TensorBoardRuns implements SweepTracker {
  private final Path folder;
  private final Map<Integer, TensorBoardRun> runs = new HashMap<>();
  private long seen;
  private boolean described;

  /**
   * Runs about to be written.
   *
   * @param folder of this sweep alone
   */
  public TensorBoardRuns(Path folder) {
    this.folder = folder;
  }

  @Override
  public String target() {
    return "tensorboard " + folder;
  }

  /**
   * Writes what is new. Until a sweep has ended TensorBoard makes up its HParams table from the
   * sessions, since it keeps the first description of an experiment that it sees.
   */
  @Override
  public void sync(SweepHistory history) throws IOException {
    for (TrialHistory trial : history.changedSince(seen)) {
      runs.computeIfAbsent(trial.trial(), index -> run(trial, history)).sync();
    }
    seen = history.version();
    if (!described && history.state() != SweepState.RUNNING) {
      describe(history);
      described = true;
    }
  }

  private TensorBoardRun run(TrialHistory trial, SweepHistory history) {
    return new TensorBoardRun(
        folder.resolve("trial-%05d".formatted(trial.trial())), trial, history);
  }

  private void describe(SweepHistory history) throws IOException {
    Set<String> metrics = new LinkedHashSet<>(history.submitted().objectives().metrics());
    metrics.addAll(TrialTable.metrics(history));
    double at = history.submitted().at() / 1000.0;
    EventFile file =
        new EventFile(
            folder.resolve(
                "events.out.tfevents.%010d.sweepline".formatted(history.submitted().at() / 1000)),
            at);
    file.add(
        new ProtoMessage().real(1, at).message(5, HparamsSummary.experiment(history, metrics)));
    file.flush();
  }
}
