package dev.sweepline.driver.cli.live;

import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.Console;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.history.ReportedMetrics;
import dev.sweepline.sweep.history.SweepHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The progress of a sweep that this process drives: on a terminal a board that moves, elsewhere a
 * line now and then.
 */
public final class SweepProgress {
  private static final long PERIOD_MILLIS = 500;

  private final SweepLoop loop;
  private final Optional<MovingBoard> board;
  private final InstantSource clock;
  private final Console console;
  private final List<String> metrics;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private long endedBefore = -1;
  private boolean stalledBefore;
  private Optional<String> missedBefore = Optional.empty();

  private SweepProgress(
      SweepLoop loop, boolean terminal, List<String> metrics, SessionContext context) {
    this.loop = loop;
    this.clock = context.clock();
    this.console = context.console();
    this.board = terminal ? Optional.of(new MovingBoard(console)) : Optional.empty();
    this.metrics = metrics;
  }

  /**
   * Progress that is shown from now on.
   *
   * @param metrics that the sweep reads; the first trial that lacks one is told
   */
  public static SweepProgress start(
      SweepLoop loop, boolean terminal, List<String> metrics, SessionContext context) {
    SweepProgress progress = new SweepProgress(loop, terminal, metrics, context);
    // Each look at a long board takes the sweep's thread some milliseconds.
    var unused =
        progress.ticks.scheduleWithFixedDelay(
            progress::show, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return progress;
  }

  /** Asks for it, and prints it here: a terminal that takes nothing holds up nobody else. */
  private void show() {
    long now = clock.millis();
    Optional<String> stalled = loop.stalled();
    Shown shown =
        loop.look(
                history ->
                    new Shown(
                        history.counts().ended(),
                        board
                            .map(moving -> moving.frame(history, now))
                            .orElseGet(() -> List.of(line(history, now))),
                        ReportedMetrics.missing(history, metrics)))
            .join();
    if (shown.missing().isPresent() && !shown.missing().equals(missedBefore)) {
      console.warn(shown.missing().get());
      missedBefore = shown.missing();
    }
    if (board.isPresent()) {
      board.get().draw(shown.lines(), stalled);
    } else if (shown.ended() != endedBefore || stalled.isPresent() != stalledBefore) {
      console.line(stalled.orElse(shown.lines().get(0)));
    }
    endedBefore = shown.ended();
    stalledBefore = stalled.isPresent();
  }

  /** How far a sweep was when it was asked. */
  private record Shown(long ended, List<String> lines, Optional<String> missing) {}

  /** Counts, best so far and time left, for example {@code 7/24 completed, 2 running, …}. */
  static String line(SweepHistory history, long now) {
    return SweepSummary.counts(history.counts())
        + "; "
        + SweepSummary.best(history)
        + BoardFrame.timeLeft(history.counts(), Duration.ofMillis(history.activeMillis(now)))
            .map(left -> "; " + left)
            .orElse("");
  }

  /** Says once more how far the sweep is, then nothing; what moved is gone. */
  public void stop() {
    ticks.shutdownNow();
    show();
    console.still();
  }
}
