package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.text.UserException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code rescue}. */
@Command(
    name = "rescue",
    description =
        "Starts a new log with what can be read of a home's damaged one, which is kept in"
            + " damaged/.",
    mixinStandardHelpOptions = true)
final class RescueCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  RescueCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (logOptions.isOutside()) {
      throw new UserException(
          "rescue is for the log of a home; Kafka run by others has its own tools");
    }
    context.console().line(context.opener().rescue(logOptions.home()));
    return 0;
  }
}
