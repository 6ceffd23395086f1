package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.session.ResumeAction;
import dev.sweepline.driver.session.SessionContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code resume}. */
@Command(
    name = "resume",
    description = "Goes on with a sweep that stopped half-way.",
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private ResumeOptions sweep;

  /** The verb in its surroundings. */
  public ResumeCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    return sweep.drive(context, ResumeAction.NONE);
  }
}
