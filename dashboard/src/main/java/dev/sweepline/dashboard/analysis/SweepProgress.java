package dev.sweepline.dashboard.analysis;

import dev.sweepline.sweep.analysis.TrialEnding;
import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The course of a sweep: when its best got better, what its slots did, and how its trials ended.
 * Immutable.
 *
 * @param best each trial that was better than all before it when it ended, oldest first
 * @param hypervolume how much of what was seen the front of two or three objectives covers, as it
 *     grew; empty with others
 * @param slots by name, what ran in each, oldest first
 * @param ends how many trials ended for which reason, the most frequent first
 */
public record SweepProgress(
    List<ProgressStep> best,
    List<ProgressStep> hypervolume,
    Map<String, List<Run>> slots,
    List<TrialEnding> ends) {
  private static final int MOST_RUNS = 6000;

  /**
   * A stretch of time in a slot.
   *
   * @param endedAt 0 while it lasts; before the trial's end where it was paused
   * @param trial the first in it
   * @param trials how many, where many short ones are shown as one
   * @param state of the last
   */
  public record Run(long startedAt, long endedAt, int trial, int trials, TrialState state) {}

  public static SweepProgress of(Collection<TrialFacts> facts) {
    List<TrialFacts> ended =
        facts.stream()
            .filter(each -> each.endedAt() > 0)
            .sorted(
                Comparator.comparingLong(TrialFacts::endedAt).thenComparingInt(TrialFacts::trial))
            .toList();
    return new SweepProgress(
        best(ended), Hypervolume.over(ended), slots(facts), TrialEnding.of(facts));
  }

  private static List<ProgressStep> best(List<TrialFacts> inOrder) {
    List<ProgressStep> steps = new ArrayList<>();
    double score = Double.NEGATIVE_INFINITY;
    int ended = 0;
    for (TrialFacts each : inOrder) {
      ended++;
      if (each.isRanked() && each.score() > score) {
        score = each.score();
        steps.add(new ProgressStep(ended, each.endedAt(), each.trial(), each.value()));
      }
    }
    return steps;
  }

  private static Map<String, List<Run>> slots(Collection<TrialFacts> facts) {
    Map<String, List<TrialFacts>> bySlot = new TreeMap<>();
    facts.forEach(each -> bySlot.computeIfAbsent(each.slot(), s -> new ArrayList<>()).add(each));
    int together = 1 + facts.size() / MOST_RUNS;
    Map<String, List<Run>> slots = new TreeMap<>();
    bySlot.forEach(
        (slot, trials) -> {
          trials.sort(Comparator.comparingLong(TrialFacts::startedAt));
          List<Run> runs = new ArrayList<>();
          for (int i = 0; i < trials.size(); i += together) {
            TrialFacts last = trials.get(Math.min(trials.size(), i + together) - 1);
            TrialFacts first = trials.get(i);
            int count = Math.min(trials.size() - i, together);
            runs.add(new Run(first.startedAt(), last.leftAt(), first.trial(), count, last.state()));
          }
          slots.put(slot, runs);
        });
    return slots;
  }
}
