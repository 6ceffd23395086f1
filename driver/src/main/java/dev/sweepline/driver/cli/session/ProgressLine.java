package dev.sweepline.driver.cli.session;

import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says how far a sweep is: a line that moves on a terminal, now and then a line elsewhere. */
final class ProgressLine {
  private static final long TERMINAL_MILLIS = 250;
  private static final long PLAIN_MILLIS = 1_000;
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final int DEFAULT_WIDTH = 100;

  private final SweepLoop loop;
  private final boolean terminal;
  private final PrintStream out = System.out;
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private int endedBefore = -1;
  private boolean stalledBefore;

  private ProgressLine(SweepLoop loop, boolean terminal) {
    this.loop = loop;
    this.terminal = terminal;
  }

  static ProgressLine start(SweepLoop loop, boolean terminal) {
    ProgressLine progress = new ProgressLine(loop, terminal);
    long period = terminal ? TERMINAL_MILLIS : PLAIN_MILLIS;
    var unused =
        progress.ticks.scheduleAtFixedRate(progress::show, 0, period, TimeUnit.MILLISECONDS);
    return progress;
  }

  private void show() {
    long now = Clock.systemUTC().millis();
    Optional<String> stalled = loop.stalled();
    loop.look(
        history -> {
          int ended = history.counts().ended();
          String line = stalled.orElse(line(history, now));
          if (terminal) {
            out.print(CLEAR_LINE + fit(line));
            out.flush();
          } else if (ended != endedBefore || stalled.isPresent() != stalledBefore) {
            out.println(line);
          }
          endedBefore = ended;
          stalledBefore = stalled.isPresent();
          return null;
        });
  }

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
      out.println();
    }
  }
}
