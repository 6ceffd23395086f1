package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.station.Station;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code resume}. */
@Command(
    name = "resume",
    description = "Goes on with a sweep that stopped half-way.",
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private KnownSweep sweep;

  /** The verb with what gives it a broker and, where wanted, a page. */
  public ResumeCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    return sweep.drive(opener, Continuation.NOTHING_ELSE);
  }
}
