package dev.sweepline.worker.program;

import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.program.report.ReportReader;
import dev.sweepline.worker.program.report.TrialReports;
import dev.sweepline.worker.train.EpochListener;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt's process, from its start until nothing of it is left. For one thread. */
final class ProgramTrial {
  private static final long LOOK_MILLIS = 100;

  /** The backend that closes waits two seconds. */
  private static final Duration HASTE = Duration.ofMillis(1_500);

  private static final long LAST_WORDS_MILLIS = 1_000;

  private final ProgramStart start;
  private final EpochListener listener;
  private final TrialReports reports;
  private final TrialOutput output;
  private final ReportReader reader;
  private final ProcessWarden warden;
  private final ExecutorService threads;
  private final InstantSource clock;

  ProgramTrial(
      ProgramStart start,
      EpochListener listener,
      TrialReports reports,
      TrialOutput output,
      ProcessWarden warden,
      ExecutorService threads,
      InstantSource clock) {
    this.start = start;
    this.listener = listener;
    this.reports = reports;
    this.output = output;
    this.warden = warden;
    this.threads = threads;
    this.clock = clock;
    this.reader = new ReportReader(start.run().program().report(), start.run().objective());
  }

  /**
   * Runs it to its end.
   *
   * @param url where it may report
   * @throws ProgramException when it cannot be started
   */
  TrialEnd run(String url) {
    List<String> arguments = start.arguments();
    long kills = OutOfMemoryKills.count();
    Process process = start.start(arguments, url);
    warden.add(process.pid());
    Future<?> out = pump(process.getInputStream(), false);
    Future<?> error = pump(process.getErrorStream(), true);
    boolean stopped;
    try {
      stopped = awaitExit(process);
    } catch (InterruptedException e) {
      hurry(process);
      Thread.currentThread().interrupt();
      return new Cancelled("interrupted");
    } finally {
      warden.end(process.pid());
    }
    awaitLastWords(out);
    awaitLastWords(error);
    reports.close();
    if (stopped) {
      return new Cancelled("stopped by the driver");
    }
    int code = process.exitValue();
    boolean outOfMemory = code != 0 && OutOfMemoryKills.count() > kills;
    return new ProgramExit(code, arguments.get(0), outOfMemory)
        .end(reports, output, start.run().objective());
  }

  private Future<?> pump(InputStream in, boolean isError) {
    return threads.submit(
        new LinePump(
            in,
            (bytes, length, whole) -> {
              output.add(bytes, length, isError);
              if (!isError && whole && reader.mayReport(bytes, length)) {
                line(bytes, length);
              }
            }));
  }

  private void line(byte[] bytes, int length) {
    reader
        .line(new String(bytes, 0, length, StandardCharsets.UTF_8).strip())
        .ifPresent(report -> reports.take(report, false));
  }

  /** Whether the program was asked to end before it did. */
  private boolean awaitExit(Process process) throws InterruptedException {
    ProgramStop stop = new ProgramStop(clock, start.run().program().grace());
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      Verdict verdict = reports.verdict();
      boolean told = verdict != Verdict.CONTINUE && reports.isAnswered();
      if (stop.isBegun() || verdict != Verdict.CONTINUE || listener.heartbeat().isStopped()) {
        stop.due(told && verdict != Verdict.ABANDON).ifPresent(step -> take(step, process));
      }
    }
    return stop.isBegun()
        || reports.verdict() != Verdict.CONTINUE
        || listener.heartbeat().isStopped();
  }

  private void take(ProgramStop.Step step, Process process) {
    switch (step) {
      case ASKED -> warden.terminate(process.pid());
      case ENDED -> warden.end(process.pid());
      case NONE, TOLD -> {}
    }
  }

  private void hurry(Process process) {
    warden.terminate(process.pid());
    try {
      process.waitFor(HASTE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All of its group has ended by now; whoever left the group may still hold its output. */
  private void awaitLastWords(Future<?> pump) {
    try {
      pump.get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      output.note("(something that the program started still holds its output)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      output.note("(its output could not be kept: " + e.getCause() + ")");
    }
  }
}
