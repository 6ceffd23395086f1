package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.live.SweepProgress;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.sampler.AutoChoice;
import dev.sweepline.driver.session.SweepDrive;
import dev.sweepline.driver.session.SweepDrive.RunningSweep;
import dev.sweepline.driver.session.SweepSession;
import dev.sweepline.driver.session.SweepSource;
import dev.sweepline.driver.text.BoardTable;
import dev.sweepline.driver.text.Console;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The run of one sweep before somebody's eyes, from its place in the log to its end. For one
 * thread.
 *
 * @param terminal whether somebody watches
 * @param stay whether to keep the page up afterwards, until Ctrl-C
 */
record SweepRun(SweepSession session, boolean terminal, boolean stay) {
  private static final int TOP = 5;

  /**
   * Takes a sweep, runs what is to be run of it, tells the user.
   *
   * @return the exit code
   */
  int of(SweepSource source) throws InterruptedException {
    Console console = session.context().console();
    Optional<SweepDrive> drive = SweepDrive.take(source, session);
    if (drive.isEmpty()) {
      return 0;
    }
    session.page().ifPresent(page -> console.line("page: " + page));
    AutoChoice.said(drive.get().sweep()).ifPresent(console::line);
    boolean done = run(drive.get());
    if (stay && session.page().isPresent()) {
      console.line("The page stays up until Ctrl-C.");
      session.parts().await();
    }
    return done ? 0 : 1;
  }

  private boolean run(SweepDrive drive) throws InterruptedException {
    RunningSweep running = drive.start(event -> {});
    EndedSweep ended = watch(running, drive.sweep().metrics());
    summarize(ended.history());
    boolean done = ended.outcome() == Outcome.FINISHED && refit(drive, ended, running);
    running.tell().run();
    return done && ended.history().counts().completed() > 0;
  }

  private EndedSweep watch(RunningSweep running, List<String> metrics) throws InterruptedException {
    SweepProgress progress =
        SweepProgress.start(running.loop(), terminal, metrics, session.context());
    try {
      return running.ended().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the sweep stopped: " + e.getCause().getMessage(), e.getCause());
    } finally {
      progress.stop();
    }
  }

  private void summarize(SweepHistory history) {
    Console console = session.context().console();
    console.line("");
    console.line(SweepSummary.headline(history));
    console.lines(BoardTable.of(history, TOP));
    SweepSummary.honest(history).ifPresent(console::line);
    SweepSummary.failures(history).forEach(console::line);
    history.ended().ifPresent(end -> end.notes().forEach(console::line));
    session.page().ifPresent(page -> console.line("page: " + page));
  }

  /** Trains the best again where the file says so; false where that failed, which was told. */
  private boolean refit(SweepDrive drive, EndedSweep ended, RunningSweep running)
      throws InterruptedException {
    try {
      drive.refit(ended, running.backend());
      return true;
    } catch (UserException | IllegalStateException e) {
      session.context().console().warn("refit failed: " + e.getMessage());
      return false;
    }
  }
}
