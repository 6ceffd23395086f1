package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.BoardTable;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code leaderboard}. */
@Command(
    name = "leaderboard",
    description = "Ranks a sweep's trials, from the log.",
    mixinStandardHelpOptions = true)
final class LeaderboardCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Option(names = "--limit", paramLabel = "N", description = "Rows to print; default: 20.")
  private int limit = 20;

  @Option(names = "--json", description = "Prints JSON, all rows.")
  private boolean json;

  LeaderboardCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new UserException("--limit " + limit + " is negative; give 0 or more");
    }
    SweepHistory history = sweep.find(context.opener(), logOptions.log());
    if (json) {
      context.console().json(LeaderboardJson.write(history));
    } else {
      context.console().line(SweepSummary.headline(history));
      context.console().lines(BoardTable.of(history, limit));
      SweepSummary.honest(history).ifPresent(context.console()::line);
      history.refitted().ifPresent(refit -> context.console().line(SweepSummary.refitted(refit)));
    }
    return 0;
  }
}
