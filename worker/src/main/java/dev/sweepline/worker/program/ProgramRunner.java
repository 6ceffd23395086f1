package dev.sweepline.worker.program;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import dev.sweepline.worker.log.TrialLog;
import dev.sweepline.worker.program.report.ReportServer;
import dev.sweepline.worker.program.report.TrialReports;
import dev.sweepline.worker.train.EpochListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runner of trials that are programs. It begins with the first of them: until then nothing
 * listens and no process is there. Thread-safe: all slots of a JVM share one.
 */
public final class ProgramRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramRunner.class);

  private final ProgramPlaces places;
  private final InstantSource clock;
  private Optional<Helpers> helpers = Optional.empty();

  /** What all programs of a JVM share. */
  private record Helpers(
      ExecutorService threads, ProcessWarden warden, ReportServer server, Optional<Path> python)
      implements AutoCloseable {
    static Helpers start(Path home) throws IOException {
      ExecutorService threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "sweepline-program");
                thread.setDaemon(true);
                return thread;
              });
      return new Helpers(
          threads, ProcessWarden.start(), ReportServer.start(threads), PythonModules.find(home));
    }

    @Override
    public void close() {
      server.close();
      warden.close();
      threads.shutdownNow();
    }
  }

  public ProgramRunner(ProgramPlaces places, InstantSource clock) {
    this.places = places;
    this.clock = clock;
  }

  /**
   * Runs one trial's program until nothing of it is left. Never throws: whatever goes wrong is its
   * end. What it wrote last is in the log of the calling thread's trial.
   *
   * @param device that the slot has, as CUDA counts it
   */
  public TrialEnd run(
      TrialSpec spec, ProgramRun run, EpochListener listener, Optional<String> device) {
    TrialFolder folder = TrialFolder.of(places.home(), spec.id());
    try {
      folder.make(spec);
      Helpers all = helpers();
      try (TrialOutput output = new TrialOutput(folder.output())) {
        ProgramStart start = new ProgramStart(spec, run, folder, places, all.python(), device);
        return run(start, listener, output, all);
      }
    } catch (ProgramException e) {
      return new Failed(FailureKind.ERROR, String.valueOf(e.getMessage()), "");
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("trial {}", spec.id(), e);
      return new Failed(FailureKind.ERROR, String.valueOf(e.getMessage()), "");
    } finally {
      folder.tidy();
    }
  }

  private TrialEnd run(
      ProgramStart start, EpochListener listener, TrialOutput output, Helpers all) {
    TrialReports reports = new TrialReports(start.run(), listener, output::note);
    String url = all.server().open(reports);
    try {
      return new ProgramTrial(start, listener, reports, output, all.warden(), all.threads(), clock)
          .run(url);
    } finally {
      reports.close();
      all.server().close(url);
      output.lines().forEach(TrialLog::heard);
    }
  }

  private synchronized Helpers helpers() throws IOException {
    if (helpers.isEmpty()) {
      helpers = Optional.of(Helpers.start(places.home()));
    }
    return helpers.get();
  }

  /** Ends every program that still runs. */
  @Override
  public synchronized void close() {
    helpers.ifPresent(Helpers::close);
    helpers = Optional.empty();
  }
}
