package dev.sweepline.driver.cli;

import dev.sweepline.driver.station.Station;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "resume",
    description = "Goes on with a sweep that stopped half-way.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private KnownSweep sweep;

  ResumeCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    return sweep.drive(opener, Continuation.NOTHING_ELSE);
  }
}
