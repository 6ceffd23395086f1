package dev.sweepline.driver.cli.live;

import dev.sweepline.driver.text.BoardTable;
import dev.sweepline.driver.text.MetricFormat;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A board as it stands at one moment, as lines that fit a terminal: how far the sweep is, its best
 * trials, and those that run. Stateless.
 */
final class BoardFrame {
  private static final int MOST_ROWS = 10;
  private static final int MOST_RUNNING = 8;
  private static final int BAR = 24;
  private static final int TRIAL_BAR = 12;

  /** Headline, bar, blank, titles, blank, "and more", the cursor's line, notes of the table. */
  private static final int AROUND = 9;

  private BoardFrame() {}

  /** The lines, none wider or more than the terminal holds. */
  static List<String> of(SweepHistory history, long now, TerminalSize size) {
    List<TrialHistory> running =
        history.trials().stream().filter(trial -> trial.state() == TrialState.RUNNING).toList();
    int room = Math.max(1, size.rows() - AROUND);
    int shown = Math.min(running.size(), Math.min(MOST_RUNNING, room / 2));
    List<String> lines = new ArrayList<>();
    lines.add(SweepSummary.headline(history));
    lines.add(progress(history, now));
    lines.add("");
    BoardTable.of(history, Math.min(MOST_ROWS, room - shown)).lines().forEach(lines::add);
    if (shown > 0) {
      lines.add("");
      running.subList(0, shown).forEach(trial -> lines.add(line(trial, history, now)));
      if (shown < running.size()) {
        lines.add("  and " + (running.size() - shown) + " more");
      }
    }
    return lines.stream().limit(Math.max(1, size.rows() - 1)).map(line -> fit(line, size)).toList();
  }

  /** How far it is, how fast, and how long it takes yet. */
  private static String progress(SweepHistory history, long now) {
    Counts counts = history.counts();
    Duration spent = Duration.ofMillis(history.activeMillis(now));
    StringBuilder line = new StringBuilder("  ");
    if (history.submitted().planned().isPresent() && counts.planned() > 0) {
      double share = (double) counts.ended() / counts.planned();
      line.append(TextBar.of(share, BAR)).append(" %3d %%".formatted((int) (100 * share)));
    }
    rate(counts, spent).ifPresent(rate -> line.append("  ").append(rate));
    timeLeft(counts, spent).ifPresent(left -> line.append("  ").append(left));
    return line.toString();
  }

  private static Optional<String> rate(Counts counts, Duration spent) {
    if (counts.ended() == 0 || spent.isZero()) {
      return Optional.empty();
    }
    double aSecond = counts.ended() * 1e3 / spent.toMillis();
    return Optional.of(
        aSecond >= 1
            ? String.format(Locale.ROOT, "%.1f trials/s", aSecond)
            : String.format(Locale.ROOT, "%.1f trials/min", 60 * aSecond));
  }

  /** The time that what is left will take at the pace so far. */
  static Optional<String> timeLeft(Counts counts, Duration spent) {
    long left = counts.planned() - counts.ended();
    return counts.ended() == 0 || left == 0
        ? Optional.empty()
        : Optional.of(clock(spent.multipliedBy(left).dividedBy(counts.ended())) + " left");
  }

  private static String clock(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private static String line(TrialHistory trial, SweepHistory history, long now) {
    Budget budget = trial.budget();
    Optional<Measurement> last = trial.lastMeasurement();
    long done =
        last.map(m -> budget.unit() == Budget.Unit.STEPS ? m.step() : (long) m.epoch()).orElse(0L);
    String objective = history.submitted().objective().name();
    String value =
        last.map(m -> MetricFormat.show(m.metrics(), objective, history.submitted().networks()))
            .filter(shown -> !shown.isEmpty())
            .map(shown -> "  " + objective + " " + shown)
            .orElse("");
    return "  %-6s %s %s%s  %s  %s"
        .formatted(
            "#" + trial.trial(),
            TextBar.of((double) done / budget.amount(), TRIAL_BAR),
            "%d/%s".formatted(done, budget),
            value,
            clock(Duration.ofMillis(Math.max(0, now - trial.startedAt()))),
            trial.slot());
  }

  private static String fit(String line, TerminalSize size) {
    int width = size.columns() - 1;
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }
}
