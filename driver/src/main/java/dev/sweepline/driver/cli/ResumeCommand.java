package dev.sweepline.driver.cli;

import dev.sweepline.driver.station.Station;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Goes on with a sweep that stopped half-way.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private DriveOptions options;

  @Parameters(paramLabel = "SWEEP", description = "A sweep's id or name, or: latest.")
  private String sweep;

  @Option(names = "--force", description = "Takes it from a driver that is at work.")
  private boolean force;

  ResumeCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunSession session = options.session();
    return session.run(
        opener,
        new Continuation(
            sweep, force, session.folders(), options.jars()::of, Continuation.NOTHING_ELSE));
  }
}
