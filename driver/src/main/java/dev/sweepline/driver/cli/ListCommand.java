package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.MetricFormat;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.view.SweepJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code list}. */
@Command(
    name = "list",
    description = "Lists sweeps, newest first; those archived only with --all.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(names = "--all", description = "Those archived, too.")
  private boolean all;

  ListCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<SweepHistory> sweeps =
        SweepLookup.read(context.opener(), logOptions.log()).newestFirst().stream()
            .filter(sweep -> all || !sweep.isArchived())
            .toList();
    if (json) {
      context.console().json(SweepJson.list(sweeps));
    } else if (sweeps.isEmpty()) {
      context.console().line("No sweep yet; start one with: run FILE");
    } else {
      TextTable table =
          new TextTable(List.of("sweep", "state", "ended", "objective", "best", "trial"));
      for (SweepHistory sweep : sweeps) {
        table.row(row(sweep));
      }
      context.console().lines(table);
    }
    return 0;
  }

  private static List<String> row(SweepHistory sweep) {
    Optional<Standing> best = Leaderboard.best(sweep);
    return List.of(
        sweep.id(),
        sweep.state().name().toLowerCase(Locale.ROOT),
        sweep.counts().ended() + "/" + sweep.counts().planned(),
        sweep.submitted().objective().name(),
        best.map(
                standing ->
                    MetricFormat.show(
                        standing.value().getAsDouble(),
                        standing.metrics(),
                        sweep.submitted().objective().name(),
                        sweep.submitted().networks()))
            .orElse(""),
        best.map(standing -> String.valueOf(standing.trial())).orElse(""));
  }
}
