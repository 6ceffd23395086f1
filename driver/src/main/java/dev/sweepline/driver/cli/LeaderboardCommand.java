package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.input.Place;
import dev.sweepline.driver.cli.input.SweepKey;
import dev.sweepline.driver.cli.text.BoardTable;
import dev.sweepline.driver.cli.text.Lines;
import dev.sweepline.driver.station.Station;
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
  private final Station.Opener opener;

  @Mixin private Place place;

  @Mixin private SweepKey sweep;

  @Option(names = "--limit", paramLabel = "N", description = "Rows to print; default: 20.")
  private int limit = 20;

  @Option(names = "--json", description = "Prints JSON, all rows.")
  private boolean json;

  LeaderboardCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() {
    SweepHistory history = sweep.find(opener, place.log());
    if (json) {
      System.out.println(LeaderboardJson.write(history));
    } else {
      System.out.println(Lines.headline(history));
      System.out.print(BoardTable.of(history, limit));
      history.refitted().ifPresent(refit -> System.out.println(Lines.refitted(refit)));
    }
    return 0;
  }
}
