package dev.sweepline.driver.cli;

import dev.sweepline.driver.loop.Backlog;
import dev.sweepline.driver.station.Station;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = "Runs trials of a sweep once more: those that failed, or those named.",
    mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private DriveOptions options;

  @Parameters(index = "0", paramLabel = "SWEEP", description = "A sweep's id or name, or: latest.")
  private String sweep;

  @Parameters(
      index = "1..*",
      paramLabel = "TRIAL",
      description = "Trials' numbers; default: all that failed.")
  private List<Integer> trials = new ArrayList<>();

  @Option(names = "--failed", description = "All that failed, beside those named.")
  private boolean failed;

  @Option(names = "--force", description = "Takes the sweep from a driver that is at work.")
  private boolean force;

  RetryCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunSession session = options.session();
    Again again = new Again(List.copyOf(trials), failed || trials.isEmpty());
    return session.run(
        opener, new Continuation(sweep, force, session.folders(), options.jars()::of, again));
  }

  /** Runs ended trials again. */
  private record Again(List<Integer> named, boolean failed) implements Continuation.Change {
    @Override
    public boolean hasWork(SweepHistory history) {
      return !chosen(history).isEmpty();
    }

    private List<TrialHistory> chosen(SweepHistory history) {
      for (int trial : named) {
        if (history.trial(trial).filter(known -> known.state().terminal()).isEmpty()) {
          throw new IllegalArgumentException(
              "trial %d of %s has not ended; resume runs what is left"
                  .formatted(trial, history.id()));
        }
      }
      return history.trials().stream()
          .filter(
              trial ->
                  named.contains(trial.trial()) || (failed && trial.state() == TrialState.FAILED))
          .toList();
    }

    @Override
    public void addTo(Backlog backlog) {
      backlog.runAgain(this::chosen);
    }
  }
}
