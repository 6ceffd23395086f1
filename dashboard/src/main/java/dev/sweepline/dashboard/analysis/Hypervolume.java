package dev.sweepline.dashboard.analysis;

import dev.sweepline.sweep.analysis.TrialFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The share of the box between the worst and the best that was seen of each objective that trials
 * dominate: 1 where one trial has all the best values (Zitzler and Thiele, "Multiobjective
 * optimization using evolutionary algorithms", 1998). Stateless.
 */
final class Hypervolume {
  /** With more objectives than this it takes too long. */
  private static final int MOST_OBJECTIVES = 3;

  private static final int MOST_STEPS = 200;

  private Hypervolume() {}

  /**
   * How it grew: a step for each trial that no trial before it beat, of very many every so-manieth;
   * none with one objective, or with more than three.
   *
   * @param ended trials in the order in which they ended, with all scores where they are ranked
   */
  static List<ProgressStep> over(List<TrialFacts> ended) {
    List<TrialFacts> scored = ended.stream().filter(Hypervolume::isScored).toList();
    if (scored.isEmpty()) {
      return List.of();
    }
    double[][] range = range(scored);
    List<double[]> front = new ArrayList<>();
    List<double[]> entered = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < ended.size(); i++) {
      TrialFacts trial = ended.get(i);
      if (isScored(trial)) {
        double[] point = shares(trial, range);
        if (front.stream().noneMatch(other -> covers(other, point))) {
          front.removeIf(other -> covers(point, other));
          front.add(point);
          entered.add(point);
          places.add(i);
        }
      }
    }
    int every = 1 + places.size() / MOST_STEPS;
    List<ProgressStep> steps = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (i % every == 0 || i == places.size() - 1) {
        TrialFacts trial = ended.get(places.get(i));
        double volume = of(entered.subList(0, i + 1), range.length);
        steps.add(new ProgressStep(places.get(i) + 1, trial.endedAt(), trial.trial(), volume));
      }
    }
    return steps;
  }

  private static boolean isScored(TrialFacts trial) {
    int objectives = trial.scores().size();
    return objectives > 1
        && objectives <= MOST_OBJECTIVES
        && trial.isRanked()
        && trial.scores().stream().allMatch(Double::isFinite);
  }

  /** The least and the greatest score by each objective. */
  private static double[][] range(List<TrialFacts> trials) {
    double[][] range = new double[trials.get(0).scores().size()][];
    for (int i = 0; i < range.length; i++) {
      int objective = i;
      double[] scores = trials.stream().mapToDouble(t -> t.scores().get(objective)).toArray();
      range[i] =
          new double[] {
            Arrays.stream(scores).min().orElseThrow(), Arrays.stream(scores).max().orElseThrow()
          };
    }
    return range;
  }

  /** From 0 for the worst that was seen by an objective to 1 for the best. */
  private static double[] shares(TrialFacts trial, double[][] range) {
    double[] shares = new double[range.length];
    for (int i = 0; i < range.length; i++) {
      double width = range[i][1] - range[i][0];
      shares[i] = width > 0 ? (trial.scores().get(i) - range[i][0]) / width : 1;
    }
    return shares;
  }

  private static boolean covers(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      if (one[i] < other[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The volume of all boxes from the origin to a point: along the third objective from its best
   * value down, in slices of the area that the first two cover by then (Fonseca, Paquete and
   * López-Ibáñez, "An improved dimension-sweep algorithm for the hypervolume indicator", 2006).
   *
   * @param points with coordinates from 0 to 1; those beaten by others add nothing
   * @param objectives two or three
   */
  static double of(List<double[]> points, int objectives) {
    CoveredArea area = new CoveredArea();
    if (objectives == 2) {
      points.forEach(area::add);
      return area.size();
    }
    List<double[]> falling = new ArrayList<>(points);
    falling.sort(Comparator.comparingDouble((double[] point) -> point[2]).reversed());
    double volume = 0;
    for (int i = 0; i < falling.size(); i++) {
      area.add(falling.get(i));
      double below = i + 1 < falling.size() ? falling.get(i + 1)[2] : 0;
      volume += (falling.get(i)[2] - below) * area.size();
    }
    return volume;
  }
}
