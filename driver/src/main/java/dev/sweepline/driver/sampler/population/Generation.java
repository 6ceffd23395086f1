package dev.sweepline.driver.sampler.population;

import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A generation of a population, all of whose trials have ended: who goes on, who takes over from
 * whom. The same trials always give the same answer. Immutable.
 */
public final class Generation {
  private final List<TrialHistory> left;
  private final int cut;
  private final int most;

  /**
   * @param left those that left a network, best first
   * @param cut how many are replaced, and how many replace them
   * @param most how many there are in all
   */
  private Generation(List<TrialHistory> left, int cut, int most) {
    this.left = List.copyOf(left);
    this.cut = cut;
    this.most = most;
  }

  /**
   * A generation; empty while any of its trials has not ended.
   *
   * @param first the index of its first trial
   */
  public static Optional<Generation> of(SweepHistory history, int first, Method.Pbt method) {
    List<RankKey> left = new ArrayList<>();
    for (int trial = first; trial < first + method.population(); trial++) {
      Optional<TrialHistory> member = history.trial(trial);
      if (member.isEmpty() || !member.get().state().terminal()) {
        return Optional.empty();
      }
      RankKey key = RankKey.of(member.get(), history.submitted().objectives());
      boolean valued =
          key.group() == RankKey.Group.RANKED || key.group() == RankKey.Group.INFEASIBLE;
      if (member.get().state() == TrialState.COMPLETED && valued) {
        left.add(key);
      }
    }
    List<TrialHistory> ordered =
        left.stream().sorted().map(key -> history.trial(key.trial()).orElseThrow()).toList();
    return Optional.of(new Generation(ordered, method.cut(), method.population()));
  }

  /** Whether a trial left a network that stays as it is: it is not among the worst. */
  public boolean goesOn(int trial) {
    for (int rank = 0; rank < left.size(); rank++) {
      if (left.get(rank).trial() == trial) {
        return rank < Math.max(cut, most - cut);
      }
    }
    return false;
  }

  /** Those that the worst take over from, best first; empty where nobody left a network. */
  public List<TrialHistory> best() {
    return left.subList(0, Math.min(cut, left.size()));
  }
}
