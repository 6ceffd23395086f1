package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code stop}. */
@Command(
    name = "stop",
    description = "Asks a running sweep, or one trial of it, to end at the next minibatch.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TRIAL",
      description = "A trial's number; default: the whole sweep.")
  private Integer trial;

  StopCommand(SessionContext context) {
    this.context = context;
  }

  private static String reason() {
    return "stopped by the user " + System.getProperty("user.name");
  }

  @Override
  public Integer call() {
    try (Services services = context.opener().open(logOptions.log())) {
      SweepHistory history = sweep.find(services.log());
      Clock clock = context.clock();
      if (!DriverLiveness.isDriven(history, clock.millis())) {
        throw new UserException(
            history.id() + " is not running: " + SweepSummary.headline(history));
      }
      if (trial != null && history.trial(trial).filter(t -> t.state().terminal()).isPresent()) {
        throw new UserException("trial " + trial + " of " + history.id() + " has ended");
      }
      OptionalInt which = trial == null ? OptionalInt.empty() : OptionalInt.of(trial);
      try (KafkaEventLog log = new KafkaEventLog(services.log())) {
        log.append(new StopRequested(history.id(), clock.millis(), which, reason()), () -> {});
      }
      context
          .console()
          .line(
              "asked "
                  + history.holder().orElseThrow()
                  + " to stop "
                  + (trial == null ? history.id() : "trial " + trial + " of " + history.id()));
      return 0;
    }
  }
}
