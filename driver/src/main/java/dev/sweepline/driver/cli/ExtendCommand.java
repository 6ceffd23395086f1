package dev.sweepline.driver.cli;

import dev.sweepline.driver.loop.Backlog;
import dev.sweepline.driver.station.Station;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "extend",
    description = "Gives a sweep more trials than its file says, and runs them.",
    mixinStandardHelpOptions = true)
final class ExtendCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private KnownSweep sweep;

  @Option(
      names = "--trials",
      required = true,
      paramLabel = "+N",
      description = "How many trials more.")
  private int trials;

  ExtendCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (trials < 1) {
      throw new IllegalArgumentException("--trials " + trials + " is not at least 1");
    }
    return sweep.drive(opener, new More(trials));
  }

  /** Plans so many trials more. */
  private record More(int trials) implements Continuation.Change {
    @Override
    public boolean hasWork(SweepHistory history) {
      return true;
    }

    @Override
    public Sweep plan(Sweep sweep, SweepHistory history) {
      return FiniteSweep.extended(sweep, trials);
    }

    @Override
    public void addTo(Backlog backlog) {
      backlog.extend(trials);
    }
  }
}
