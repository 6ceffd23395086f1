package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.MetricFormat;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code best}. */
@Command(
    name = "best",
    description =
        "Shows a sweep's best trial and copies out its network, the final one of a refit, or the"
            + " checkpoints of its program.",
    mixinStandardHelpOptions = true)
final class BestCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Copies the network: a zip that DL4J's ModelSerializer reads, and the same as .onnx"
              + " beside it (a FILE.onnx: that alone); of a program the folder of its checkpoints.")
  private Path export;

  BestCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    SweepHistory history = sweep.find(context.opener(), logOptions.log());
    Optional<Standing> best = Leaderboard.best(history);
    SavedModels models = new SavedModels(logOptions.home());
    Optional<Path> model = models.find(history);
    String beside = export == null ? "" : copy(models.require(history));
    if (json) {
      context.console().json(LeaderboardJson.best(history, best, model.map(Path::toString)));
    } else {
      context.console().line(SweepSummary.headline(history));
      context.console().line(SweepSummary.best(history));
      best.ifPresent(standing -> print(standing, history.submitted().networks()));
      SweepSummary.honest(history).ifPresent(context.console()::line);
      history.refitted().ifPresent(refit -> context.console().line(SweepSummary.refitted(refit)));
      model.ifPresent(
          file ->
              context
                  .console()
                  .line(
                      (Files.isDirectory(file) ? "checkpoints: " : "network: ")
                          + (export == null ? file : export)));
      if (!beside.isEmpty()) {
        context.console().line(beside);
      }
    }
    return 0;
  }

  private String copy(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      FolderCopy.of(source, export);
      return "";
    }
    return NetworkCopy.of(source, export);
  }

  private void print(Standing standing, int networks) {
    context
        .console()
        .line(
            "trial %d, attempt %d: %s, epoch %d"
                .formatted(
                    standing.trial(), standing.attempt(), standing.state(), standing.epoch()));
    print(standing.parameters());
    for (String name : MetricFormat.names(standing.metrics())) {
      context
          .console()
          .line("  " + name + ": " + MetricFormat.show(standing.metrics(), name, networks));
    }
  }

  private void print(Map<String, ?> values) {
    values.forEach(
        (name, value) -> context.console().line("  " + name + ": " + ValueText.show(value)));
  }
}
