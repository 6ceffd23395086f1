package dev.sweepline.driver.loop;

import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.board.RankKey.Group;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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

  private final Objectives objectives;
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

  private record Kept(RankKey key, long bytes) {
    static final Comparator<Kept> BEST_FIRST = Comparator.comparing(Kept::key);
  }

  /**
   * Nothing kept yet.
   *
   * @param most how many networks to keep; 0 for none
   * @param mostBytes how much they may take together
   * @param disk runs one thing at a time; may wait
   */
  public TopModels(Objectives objectives, int most, long mostBytes, Shelf shelf, Executor disk) {
    this.objectives = objectives;
    this.most = most;
    this.mostBytes = mostBytes;
    this.shelf = shelf;
    this.disk = disk;
  }

  /** Whether a trial about to complete with these results would be among the best. */
  boolean wants(TrialHistory trial, Map<String, Double> results) {
    RankKey key = RankKey.of(trial, results, objectives);
    return most > 0
        && key.group() == Group.RANKED
        && bar.map(worst -> key.compareTo(worst.key()) < 0).orElse(true);
  }

  /**
   * Takes a trial's end in: its network stays, and the one it displaces goes; or it goes. A copy
   * has no network of its own.
   */
  void ended(TrialHistory trial) {
    if (trial.copyOf().isPresent()) {
      return;
    }
    if (most > 0 || !trial.pauses().isEmpty()) {
      boolean completed = trial.state() == TrialState.COMPLETED;
      RankKey key = RankKey.of(trial, objectives);
      disk.execute(() -> place(key, most > 0 && completed && key.group() == Group.RANKED));
    }
  }

  private void place(RankKey key, boolean ranked) {
    int trial = key.trial();
    try {
      long bytes = shelf.size(trial);
      if (!ranked || bytes > mostBytes) {
        shelf.delete(trial);
        return;
      }
      kept.add(new Kept(key, bytes));
      while (kept.size() > most || kept.stream().mapToLong(Kept::bytes).sum() > mostBytes) {
        shelf.delete(kept.pollLast().key().trial());
      }
      bar = kept.size() < most ? Optional.empty() : Optional.of(kept.last());
    } catch (RuntimeException e) {
      LOG.warn("the network of trial {}", trial, e);
    }
  }
}
