package dev.sweepline.driver.loop;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Which trials' networks are kept on disk: those of the best that have completed, in the board's
 * order. Never more than that many files lie there, and one for each slot that is about to end; of
 * too large ones fewer. Not thread-safe: whoever owns the history owns this.
 */
public final class TopModels {
  private final Objective objective;
  private final int most;
  private final long mostBytes;
  private final Shelf shelf;
  private final TreeSet<Kept> kept = new TreeSet<>(Kept.BEST_FIRST);

  /** Where saved networks lie. */
  public interface Shelf {
    /** How many bytes the file of a trial's network has; 0 when there is none. */
    long size(int trial);

    /** Deletes the file of a trial's network, if there is one. */
    void delete(int trial);
  }

  private record Kept(double score, int trial, long bytes) {
    static final Comparator<Kept> BEST_FIRST =
        Comparator.comparingDouble(Kept::score).reversed().thenComparingInt(Kept::trial);
  }

  /**
   * Nothing kept yet.
   *
   * @param most how many networks to keep; 0 for none
   * @param mostBytes how much they may take together
   */
  public TopModels(Objective objective, int most, long mostBytes, Shelf shelf) {
    this.objective = objective;
    this.most = most;
    this.mostBytes = mostBytes;
    this.shelf = shelf;
  }

  /** Whether a trial about to complete with these results would be among the best. */
  boolean wants(TrialHistory trial, Map<String, Double> results) {
    OptionalDouble score = Leaderboard.score(trial, results, objective);
    return most > 0
        && score.isPresent()
        && (kept.size() < most
            || Kept.BEST_FIRST.compare(new Kept(score.getAsDouble(), trial.trial(), 0), kept.last())
                < 0);
  }

  /** Takes a trial's end in: its network stays, and the one it displaces goes; or it goes. */
  void ended(TrialHistory trial) {
    if (most == 0) {
      return;
    }
    OptionalDouble score = Leaderboard.score(trial, objective);
    long bytes = shelf.size(trial.trial());
    if (trial.state() != TrialState.COMPLETED || score.isEmpty() || bytes > mostBytes) {
      shelf.delete(trial.trial());
      return;
    }
    kept.add(new Kept(score.getAsDouble(), trial.trial(), bytes));
    while (kept.size() > most || kept.stream().mapToLong(Kept::bytes).sum() > mostBytes) {
      shelf.delete(kept.pollLast().trial());
    }
  }
}
