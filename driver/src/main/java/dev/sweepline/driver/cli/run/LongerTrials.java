package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.session.ResumeAction;
import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.worker.model.ModelFolder;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The action of training completed trials further: from where they ended where that is saved,
 * otherwise from the beginning. Immutable.
 *
 * @param epochs how many more
 * @param named which; all where none is named
 */
record LongerTrials(int epochs, List<Integer> named, ModelFolder models, Console console)
    implements ResumeAction {
  private static final Set<String> LENGTHS = Set.of("epochs", "steps");

  @Override
  public boolean hasWork(SweepHistory history) {
    return !chosen(history).isEmpty();
  }

  private List<TrialHistory> chosen(SweepHistory history) {
    return new TrialSelection(named, LongerTrials::completed, "has not completed")
        .and(trial -> named.isEmpty() && completed(trial), history);
  }

  private static boolean completed(TrialHistory trial) {
    return trial.state() == TrialState.COMPLETED;
  }

  @Override
  public Sweep plan(Sweep sweep, SweepHistory history) {
    ProgramSweeps.refuse(sweep, "its program decides how long it trains");
    if (sweep.search().method() instanceof Method.Pbt) {
      throw new UserException(
          "pbt trains its population to budget.epochs; run another with a larger budget");
    }
    if (sweep.training().budget().unit() != Budget.Unit.EPOCHS) {
      throw new UserException(
          "the budget of %s is in %s; epochs cannot be added to it"
              .formatted(sweep.name(), sweep.training().budget().unit().word()));
    }
    Stream<String> settings =
        Stream.concat(
            sweep.space().parameters().keySet().stream(),
            sweep
                .training()
                .network()
                .map(NamedOptions::options)
                .orElse(Map.of())
                .keySet()
                .stream());
    settings
        .filter(LENGTHS::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw new UserException(
                  "%s of %s says how long a trial trains; epochs cannot be added to it"
                      .formatted(name, sweep.name()));
            });
    chosen(history).forEach(this::requireRoom);
    return sweep;
  }

  private void requireRoom(TrialHistory trial) {
    int before = trial.budget().amount();
    if ((long) before + epochs > Integer.MAX_VALUE) {
      throw new UserException(
          "trial %d has %d epochs; %d more are too many, at most %d can be in all"
              .formatted(trial.trial(), before, epochs, Integer.MAX_VALUE));
    }
  }

  @Override
  public void addTo(TrialQueue queue) {
    queue.extend(this::announced, epochs);
  }

  private List<TrialHistory> announced(SweepHistory history) {
    List<TrialHistory> chosen = chosen(history);
    long saved =
        chosen.stream()
            .map(trial -> models.checkpoint(new TrialId(history.id(), trial.trial())))
            .filter(Files::isRegularFile)
            .count();
    console.line(
        "%d trials train %d epochs more: %d from where they ended, %d from the beginning"
            .formatted(chosen.size(), epochs, saved, chosen.size() - saved));
    return chosen;
  }
}
