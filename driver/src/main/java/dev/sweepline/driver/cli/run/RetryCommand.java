package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.session.ResumeAction;
import dev.sweepline.driver.session.SessionContext;
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

/** The verb {@code retry}. */
@Command(
    name = "retry",
    description = "Runs trials of a sweep once more: those that failed, or those named.",
    mixinStandardHelpOptions = true)
public final class RetryCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private ResumeOptions sweep;

  @Parameters(
      index = "1..*",
      paramLabel = "TRIAL",
      description = "Trials' numbers; default: all that failed.")
  private List<Integer> trials = new ArrayList<>();

  @Option(names = "--failed", description = "All that failed, beside those named.")
  private boolean failed;

  /** The verb in its surroundings. */
  public RetryCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    return sweep.drive(context, new Again(List.copyOf(trials), failed || trials.isEmpty()));
  }

  /** Runs ended trials again. */
  private record Again(List<Integer> named, boolean failed) implements ResumeAction {
    @Override
    public boolean hasWork(SweepHistory history) {
      return !chosen(history).isEmpty();
    }

    private List<TrialHistory> chosen(SweepHistory history) {
      return new TrialSelection(
              named, trial -> trial.state().terminal(), "has not ended; resume runs what is left")
          .and(trial -> failed && trial.state() == TrialState.FAILED, history);
    }

    @Override
    public void addTo(TrialQueue queue) {
      queue.runAgain(this::chosen);
    }
  }
}
