package dev.sweepline.driver.loop;

import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.board.RankKey.Group;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved networks of a sweep: those of the best trials that have completed, in the board's
 * order, and those that somebody goes on from: trials that are paused, and heirs. Of the best never
 * more than that many lie on disk, and one for each slot that is about to end; where all of them
 * are too large, fewer. Files are measured and deleted on a thread of their own; everything else
 * may be called on any one thread, which never waits for that.
 */
public final class TopModels {
  private static final Logger LOG = LoggerFactory.getLogger(TopModels.class);

  private final Objectives objectives;
  private final int most;
  private final long mostBytes;
  private final Shelf shelf;
  private final Executor disk;
  private final TreeSet<Kept> kept = new TreeSet<>(Kept.BEST_FIRST);

  /** The bytes of those that somebody goes on from; the newest last. */
  private final Map<Integer, Long> held = new LinkedHashMap<>();

  /** The worst one kept, once there are as many as may be. */
  private volatile Optional<Kept> bar = Optional.empty();

  /** A place for saved networks. */
  public interface Shelf {
    /** One on which nothing ever lies. */
    Shelf EMPTY =
        new Shelf() {
          @Override
          public long size(int trial) {
            return 0;
          }

          @Override
          public void delete(int trial) {}

          @Override
          public void deleteFinished(int trial) {}
        };

    /** How many bytes a trial's files have; 0 when there are none. */
    long size(int trial);

    /** Deletes what is saved of a trial, if anything. */
    void delete(int trial);

    /**
     * Deletes a trial's finished network, if it is saved, but not what it can be trained on from.
     */
    void deleteFinished(int trial);
  }

  private record Kept(RankKey key, long bytes) {
    static final Comparator<Kept> BEST_FIRST = Comparator.comparing(Kept::key);

    int trial() {
      return key.trial();
    }
  }

  /**
   * Nothing kept yet.
   *
   * @param most how many networks to keep for their rank; 0 for none
   * @param mostBytes how much all that is saved may take together
   * @param disk runs one thing at a time; may wait
   */
  public TopModels(Objectives objectives, int most, long mostBytes, Shelf shelf, Executor disk) {
    this.objectives = objectives;
    this.most = most;
    this.mostBytes = mostBytes;
    this.shelf = shelf;
    this.disk = disk;
  }

  /** Whether a trial about to end with these results would be among the best. */
  boolean wants(TrialHistory trial, Map<String, Double> results) {
    RankKey key = RankKey.of(trial, results, objectives);
    return most > 0
        && key.group() == Group.RANKED
        && bar.map(worst -> key.compareTo(worst.key()) < 0).orElse(true);
  }

  /** A trial that has not ended will go on from what is saved of it. */
  void hold(int trial) {
    run(trial, () -> held.put(trial, shelf.size(trial)));
  }

  /** Nobody goes on any more from a trial that is paused or has ended. */
  void release(int trial) {
    run(
        trial,
        () -> {
          held.remove(trial);
          if (kept.stream().noneMatch(each -> each.trial() == trial)) {
            shelf.delete(trial);
          }
        });
  }

  /**
   * Takes a trial's end in: its network stays where it is among the best, and the one it displaces
   * goes; or it goes. A copy has no network of its own.
   *
   * @param handsOn whether it leaves its network for others
   * @param needed whether others may still take it over
   */
  void ended(TrialHistory trial, boolean handsOn, boolean needed) {
    if (trial.copyOf().isPresent()) {
      return;
    }
    if (most > 0 || handsOn || !trial.pauses().isEmpty()) {
      RankKey key = RankKey.of(trial, objectives);
      boolean ranked = most > 0 && isSaved(trial) && key.group() == Group.RANKED;
      run(trial.trial(), () -> place(key, ranked, needed));
    }
  }

  /** Whether its slot has been asked to save its network; of those that were stopped, the best. */
  private static boolean isSaved(TrialHistory trial) {
    return trial.state() == TrialState.COMPLETED
        || (trial.state() == TrialState.STOPPED
            && trial.report().filter(report -> !report.results().isEmpty()).isPresent());
  }

  private void run(int trial, Runnable change) {
    disk.execute(
        () -> {
          try {
            change.run();
            fit();
          } catch (RuntimeException e) {
            LOG.warn("the network of trial {}", trial, e);
          }
        });
  }

  private void place(RankKey key, boolean ranked, boolean needed) {
    int trial = key.trial();
    long bytes = shelf.size(trial);
    held.remove(trial);
    if (needed) {
      held.put(trial, bytes);
    }
    if (ranked && bytes <= mostBytes) {
      kept.add(new Kept(key, bytes));
    } else {
      drop(trial);
    }
  }

  /** What others go on from comes first. */
  private void fit() {
    while (kept.size() > most || (!kept.isEmpty() && bytes() > mostBytes)) {
      drop(kept.pollLast().trial());
    }
    while (!held.isEmpty() && bytes() > mostBytes) {
      int newest = held.keySet().stream().reduce((older, newer) -> newer).orElseThrow();
      LOG.warn("budget.disk has no room for trial {}: who goes on from it begins afresh", newest);
      held.remove(newest);
      shelf.delete(newest);
    }
    bar =
        kept.size() < most
            ? Optional.empty()
            : Optional.of(kept).filter(k -> !k.isEmpty()).map(TreeSet::last);
  }

  private long bytes() {
    Map<Integer, Long> all = new HashMap<>(held);
    kept.forEach(each -> all.put(each.trial(), each.bytes()));
    return all.values().stream().mapToLong(Long::longValue).sum();
  }

  private void drop(int trial) {
    if (held.containsKey(trial)) {
      shelf.deleteFinished(trial);
      held.put(trial, shelf.size(trial));
    } else {
      shelf.delete(trial);
    }
  }
}
