package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.history.SweepHistory;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code archive}. */
@Command(
    name = "archive",
    description = "Puts a sweep away: lists leave it out, and all else knows it as before.",
    mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Option(names = "--undo", description = "Takes it back.")
  private boolean undo;

  ArchiveCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (Services services = context.opener().open(logOptions.log())) {
      SweepHistory history = sweep.find(services.log());
      try (KafkaEventLog log = new KafkaEventLog(services.log())) {
        log.append(
            new SweepMarked(
                history.id(),
                context.clock().millis(),
                System.getProperty("user.name"),
                Optional.empty(),
                Optional.of(!undo)),
            () -> {});
      }
      context.console().line((undo ? "took back " : "archived ") + history.id());
      return 0;
    }
  }
}
