package dev.sweepline.driver.cli.live;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.BoardTable;
import dev.sweepline.driver.text.Console;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import dev.sweepline.sweep.text.UserException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code watch}. */
@Command(
    name = "watch",
    description = "Shows the board of a sweep that runs elsewhere, until it ends or Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  private static final long FRAME_MILLIS = 500;

  private final SessionContext context;
  private final Console console;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows to print at the end; default: 20.")
  private int limit = 20;

  public WatchCommand(SessionContext context) {
    this.context = context;
    this.console = context.console();
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new UserException("--limit " + limit + " is negative; give 0 or more");
    }
    try (Services services = context.opener().open(logOptions.log())) {
      SweepHistory ended = follow(services.log(), sweep.id(services.log()));
      console.still();
      console.line(SweepSummary.headline(ended));
      console.lines(BoardTable.of(ended, limit));
      SweepSummary.honest(ended).ifPresent(console::line);
      SweepSummary.failures(ended).forEach(console::line);
      return 0;
    }
  }

  /** Shows it until it ends, or nobody drives it. */
  private SweepHistory follow(LogAddress log, String id) {
    SweepIndex index = new SweepIndex();
    Optional<MovingBoard> board =
        Boolean.getBoolean("sweepline.terminal")
            ? Optional.of(new MovingBoard(console))
            : Optional.empty();
    long endedBefore = -1;
    try (SweepLogFollower follower = SweepLogFollower.fromBeginning(log, id)) {
      follower.readToEnd(index::apply);
      SweepHistory history = SweepIndex.find(index.all(), id).orElseThrow();
      long drawn = 0;
      while (DriverLiveness.isDriven(history, context.clock().millis())) {
        long now = context.clock().millis();
        if (Math.abs(now - drawn) >= FRAME_MILLIS) {
          if (board.isPresent()) {
            List<String> frame = board.get().frame(history, now);
            board.get().draw(frame, Optional.empty());
          } else if (history.counts().ended() != endedBefore) {
            endedBefore = history.counts().ended();
            console.line(SweepProgress.line(history, now));
          }
          drawn = now;
        }
        follower.poll(index::apply);
      }
      return history;
    }
  }
}
