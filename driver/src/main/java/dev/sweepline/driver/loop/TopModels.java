package dev.sweepline.driver.loop;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Which trials' networks are kept on disk: those of the best that have completed, in the board's
 * order. Never more than that many files lie there, and one for each slot that is about to end. Not
 * thread-safe: whoever owns the history owns this.
 */
public final class TopModels {
  private final Objective objective;
  private final int most;
  private final IntConsumer delete;
  private final TreeSet<Kept> kept = new TreeSet<>(Kept.BEST_FIRST);

  private record Kept(double score, int trial) {
    static final Comparator<Kept> BEST_FIRST =
        Comparator.comparingDouble(Kept::score).reversed().thenComparingInt(Kept::trial);
  }

  /**
   * Nothing kept yet.
   *
   * @param most how many networks to keep; 0 for none
   * @param delete deletes the file of a trial's network, if there is one
   */
  public TopModels(Objective objective, int most, IntConsumer delete) {
    this.objective = objective;
    this.most = most;
    this.delete = delete;
  }

  /** Whether a trial about to complete with these results would be among the best. */
  boolean wants(TrialHistory trial, Map<String, Double> results) {
    OptionalDouble score = Leaderboard.score(trial, results, objective);
    return most > 0
        && score.isPresent()
        && (kept.size() < most
            || Kept.BEST_FIRST.compare(new Kept(score.getAsDouble(), trial.trial()), kept.last())
                < 0);
  }

  /** Takes a trial's end in: its network stays, and the one it displaces goes; or it goes. */
  void ended(TrialHistory trial) {
    if (most == 0) {
      return;
    }
    OptionalDouble score = Leaderboard.score(trial, objective);
    if (trial.state() != TrialState.COMPLETED || score.isEmpty()) {
      delete.accept(trial.trial());
      return;
    }
    kept.add(new Kept(score.getAsDouble(), trial.trial()));
    if (kept.size() > most) {
      delete.accept(kept.pollLast().trial());
    }
  }
}
