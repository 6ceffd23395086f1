package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.session.ResumedSweep;
import dev.sweepline.driver.services.Services;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code resume}. */
@Command(
    name = "resume",
    description = "Goes on with a sweep that stopped half-way.",
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  private final Services.Opener opener;

  @Mixin private ResumeOptions sweep;

  /** The verb with what gives it a broker and, where wanted, a page. */
  public ResumeCommand(Services.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    return sweep.drive(opener, ResumedSweep.NOTHING_ELSE);
  }
}
