package dev.sweepline.driver.loop;

import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Optional;

/** What to run next: attempts to repeat first, then what the sampler proposes. */
final class Backlog {
  private final Sampler sampler;
  private final Journal journal;
  private final Retries retries = new Retries();
  private int nextTrial;
  private boolean exhausted;

  Backlog(Sampler sampler, Journal journal) {
    this.sampler = sampler;
    this.journal = journal;
  }

  /** The next attempt; empty when there is none, or none before running trials end. */
  Optional<Attempt> next() {
    Optional<TrialHistory> retry = retries.next();
    if (retry.isPresent()) {
      return retry.map(Attempt::another);
    }
    while (!exhausted) {
      Suggestion suggestion = sampler.suggest(nextTrial, journal.history());
      if (suggestion instanceof Suggestion.Trial trial) {
        return Optional.of(new Attempt(nextTrial++, 1, trial));
      } else if (suggestion instanceof Suggestion.OpenStage stage) {
        journal.stageOpened(stage, nextTrial);
      } else if (suggestion instanceof Suggestion.Done) {
        exhausted = true;
      } else {
        break;
      }
    }
    return Optional.empty();
  }

  /** Takes a trial back for another attempt; false when its report is final. */
  boolean repeat(TrialHistory trial, TrialReport report) {
    return retries.take(trial, report);
  }

  /** Whether the sampler has nothing more to propose. */
  boolean exhausted() {
    return exhausted;
  }

  List<String> notes() {
    return sampler.notes(journal.history());
  }

  /**
   * One execution of a trial.
   *
   * @param attempt from 1
   */
  record Attempt(int trial, int attempt, Suggestion.Trial assignment) {
    private static Attempt another(TrialHistory trial) {
      return new Attempt(
          trial.trial(),
          trial.attempt() + 1,
          new Suggestion.Trial(trial.parameters(), trial.budget()));
    }
  }
}
