package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.CommandContext;
import dev.sweepline.driver.cli.session.ResumeAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code resume}. */
@Command(
    name = "resume",
    description = "Goes on with a sweep that stopped half-way.",
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ResumeOptions sweep;

  /** The verb in its surroundings. */
  public ResumeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    return sweep.drive(context, ResumeAction.NONE);
  }
}
