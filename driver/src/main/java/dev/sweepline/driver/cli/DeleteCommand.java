package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.model.ModelFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code delete}. */
@Command(
    name = "delete",
    description =
        "Deletes a sweep that has ended, with its saved networks on this machine: nothing tells of"
            + " it any more. Its records stay in the log until the topic's retention takes them.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Option(names = "--yes", description = "Deletes, and does not only say what it would.")
  private boolean yes;

  DeleteCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (Services services = context.opener().open(logOptions.log())) {
      SweepHistory history = sweep.find(services.log());
      long now = context.clock().millis();
      if (DriverLiveness.isDriven(history, now)) {
        throw new UserException(history.id() + " is running; stop it first");
      }
      String what = history.id() + ": " + SweepSummary.headline(history);
      if (!yes) {
        throw new UserException("this would delete " + what + "; say so with --yes");
      }
      try (KafkaEventLog log = new KafkaEventLog(services.log())) {
        log.append(new SweepDeleted(history.id(), now, System.getProperty("user.name")), () -> {});
      }
      new ModelFolder(logOptions.home()).deleteAll(history.id());
      context.console().line("deleted " + what);
      return 0;
    }
  }
}
