package dev.sweepline.driver.loop;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved networks of the best trials that have completed, in the board's order. Never more than
 * that many files lie on disk, and one for each slot that is about to end; of too large ones fewer.
 * Files are measured and deleted on a thread of their own; everything else may be called on any one
 * thread, which never waits for that.
 */
public final class TopModels {
  private static final Logger LOG = LoggerFactory.getLogger(TopModels.class);

  private final Objective objective;
  private final int most;
  private final long mostBytes;
  private final Shelf shelf;
  private final Executor disk;
  private final TreeSet<Kept> kept = new TreeSet<>(Kept.BEST_FIRST);

  /** The worst one kept, once there are as many as may be. */
  private volatile Optional<Kept> bar = Optional.empty();

  /** A place for saved networks. */
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
   * @param disk runs one thing at a time; may wait
   */
  public TopModels(Objective objective, int most, long mostBytes, Shelf shelf, Executor disk) {
    this.objective = objective;
    this.most = most;
    this.mostBytes = mostBytes;
    this.shelf = shelf;
    this.disk = disk;
  }

  /** Whether a trial about to complete with these results would be among the best. */
  boolean wants(TrialHistory trial, Map<String, Double> results) {
    OptionalDouble score = Leaderboard.score(trial, results, objective);
    if (most == 0 || score.isEmpty()) {
      return false;
    }
    Kept candidate = new Kept(score.getAsDouble(), trial.trial(), 0);
    return bar.isEmpty() || Kept.BEST_FIRST.compare(candidate, bar.get()) < 0;
  }

  /** Takes a trial's end in: its network stays, and the one it displaces goes; or it goes. */
  void ended(TrialHistory trial) {
    if (most == 0) {
      return;
    }
    int index = trial.trial();
    OptionalDouble score =
        trial.state() == TrialState.COMPLETED
            ? Leaderboard.score(trial, objective)
            : OptionalDouble.empty();
    disk.execute(() -> place(index, score));
  }

  private void place(int trial, OptionalDouble score) {
    try {
      long bytes = shelf.size(trial);
      if (score.isEmpty() || bytes > mostBytes) {
        shelf.delete(trial);
        return;
      }
      kept.add(new Kept(score.getAsDouble(), trial, bytes));
      while (kept.size() > most || kept.stream().mapToLong(Kept::bytes).sum() > mostBytes) {
        shelf.delete(kept.pollLast().trial());
      }
      bar = kept.size() < most ? Optional.empty() : Optional.of(kept.last());
    } catch (RuntimeException e) {
      LOG.warn("the network of trial {}", trial, e);
    }
  }
}
