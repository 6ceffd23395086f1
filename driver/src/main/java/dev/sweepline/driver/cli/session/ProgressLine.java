package dev.sweepline.driver.cli.session;

import dev.sweepline.driver.cli.input.CommandContext;
import dev.sweepline.driver.cli.text.Console;
import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.sweep.history.ReportedMetrics;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The line that says how far a sweep is: it moves on a terminal, and comes now and then elsewhere.
 */
final class ProgressLine {
  private static final long TERMINAL_MILLIS = 250;
  private static final long PLAIN_MILLIS = 1_000;
  private static final int DEFAULT_WIDTH = 100;

  private final SweepLoop loop;
  private final boolean terminal;
  private final InstantSource clock;
  private final Console console;
  private final List<String> metrics;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private long endedBefore = -1;
  private boolean stalledBefore;
  private Optional<String> missedBefore = Optional.empty();

  private ProgressLine(
      SweepLoop loop, boolean terminal, List<String> metrics, CommandContext context) {
    this.loop = loop;
    this.terminal = terminal;
    this.clock = context.clock();
    this.console = context.console();
    this.metrics = metrics;
  }

  /**
   * A line that is shown from now on.
   *
   * @param metrics that the sweep reads; the first trial that lacks one is told
   */
  static ProgressLine start(
      SweepLoop loop, boolean terminal, List<String> metrics, CommandContext context) {
    ProgressLine progress = new ProgressLine(loop, terminal, metrics, context);
    long period = terminal ? TERMINAL_MILLIS : PLAIN_MILLIS;
    var unused =
        progress.ticks.scheduleAtFixedRate(progress::show, 0, period, TimeUnit.MILLISECONDS);
    return progress;
  }

  /** Asks for the line, and prints it here: a terminal that takes nothing holds up nobody else. */
  private void show() {
    long now = clock.millis();
    Shown shown =
        loop.look(
                history ->
                    new Shown(
                        history.counts().ended(),
                        line(history, now),
                        ReportedMetrics.missing(history, metrics)))
            .join();
    if (shown.missing().isPresent() && !shown.missing().equals(missedBefore)) {
      console.warn(shown.missing().get());
      missedBefore = shown.missing();
    }
    Optional<String> stalled = loop.stalled();
    String line = stalled.orElse(shown.line());
    if (terminal) {
      console.inPlace(fit(line));
    } else if (shown.ended() != endedBefore || stalled.isPresent() != stalledBefore) {
      console.line(line);
    }
    endedBefore = shown.ended();
    stalledBefore = stalled.isPresent();
  }

  /** How far a sweep was when it was asked. */
  private record Shown(long ended, String line, Optional<String> missing) {}

  /** Counts, best so far and time left, for example {@code 7/24 completed, 2 running, …}. */
  static String line(SweepHistory history, long now) {
    return SweepSummary.counts(history.counts())
        + "; "
        + SweepSummary.best(history)
        + timeLeft(history.counts(), Duration.ofMillis(history.activeMillis(now)));
  }

  private static String timeLeft(Counts counts, Duration spent) {
    long left = counts.planned() - counts.ended();
    if (counts.ended() == 0 || left == 0) {
      return "";
    }
    Duration rest = spent.multipliedBy(left).dividedBy(counts.ended());
    return "; %d:%02d left".formatted(rest.toMinutes(), rest.toSecondsPart());
  }

  private static String fit(String line) {
    String columns = System.getenv("COLUMNS");
    int width =
        columns != null && columns.matches("[1-9][0-9]{0,4}")
            ? Integer.parseInt(columns)
            : DEFAULT_WIDTH;
    return line.length() < width ? line : line.substring(0, width - 2) + "…";
  }

  /** Says once more how far the sweep is, then nothing. */
  void stop() {
    ticks.shutdownNow();
    show();
    if (terminal) {
      console.line("");
    }
  }
}
