package dev.sweepline.deploy.backend;

import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.MetricSink;
import dev.sweepline.worker.slot.TrialRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class ThreadBackendIT extends TrialBackendContract {
  @TempDir Path home;

  @Override
  TrialBackend twoSlots() {
    Clock clock = Clock.systemUTC();
    TrialRunner runner =
        new TrialRunner(new DataFolders(Optional.empty(), home), UserCode.none(), clock);
    return new ThreadBackend(2, runner, new NoLog(), clock);
  }

  /** The contract is about what the desk hears; no log is kept. */
  private static final class NoLog implements MetricSink {
    @Override
    public void send(TrialMeasured event) {}

    @Override
    public void flush(TrialId trial) {}

    @Override
    public void close() {}
  }
}
