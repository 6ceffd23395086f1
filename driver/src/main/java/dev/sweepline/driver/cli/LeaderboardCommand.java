package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.input.LogOptions;
import dev.sweepline.driver.cli.input.SweepArgument;
import dev.sweepline.driver.cli.text.BoardTable;
import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.services.Services;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "leaderboard",
    description = "Ranks a sweep's trials, from the log.",
    mixinStandardHelpOptions = true)
final class LeaderboardCommand implements Callable<Integer> {
  private final Services.Opener opener;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Option(names = "--limit", paramLabel = "N", description = "Rows to print; default: 20.")
  private int limit = 20;

  @Option(names = "--json", description = "Prints JSON, all rows.")
  private boolean json;

  LeaderboardCommand(Services.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() {
    SweepHistory history = sweep.find(opener, logOptions.log());
    if (json) {
      System.out.println(LeaderboardJson.write(history));
    } else {
      System.out.println(SweepSummary.headline(history));
      System.out.print(BoardTable.of(history, limit));
      history.refitted().ifPresent(refit -> System.out.println(SweepSummary.refitted(refit)));
    }
    return 0;
  }
}
