package dev.sweepline.driver.sampler.gaussian;

import static java.util.Comparator.comparingDouble;

import dev.sweepline.driver.sampler.numeric.Minimizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A search for the legal, new point of the greatest gain, in spaces of numbers and categories: from
 * the best of many draws and from points known to be good, step by step along the axes that have
 * steps, and by descent along all others at once. For one search, by one thread.
 */
final class AcquisitionSearch {
  private static final int CLIMBS = 4;
  private static final int ROUNDS = 10;
  private static final int ITERATIONS = 15;

  /** At the very ends of an axis the descent has no slope; it starts so far off them. */
  private static final double OFF_THE_END = 0.02;

  private final Axis[] axes;
  private final Acquisition acquisition;
  private final Function<double[], Optional<double[]>> legal;
  private final Predicate<double[]> fresh;
  private final Map<List<Double>, Double> known = new HashMap<>();
  private Optional<double[]> best = Optional.empty();
  private double gain = Double.NEGATIVE_INFINITY;

  /**
   * A search that has not begun.
   *
   * @param legal the point as the model takes it; empty where the space forbids it
   * @param fresh whether a point may be tried
   */
  AcquisitionSearch(
      Axis[] axes,
      Acquisition acquisition,
      Function<double[], Optional<double[]>> legal,
      Predicate<double[]> fresh) {
    this.axes = axes;
    this.acquisition = acquisition;
    this.legal = legal;
    this.fresh = fresh;
  }

  /** The best point that was met; empty where none is legal and fresh. */
  Optional<double[]> from(List<double[]> draws, List<double[]> good) {
    Stream.concat(foremost(draws), good.stream()).map(double[]::clone).forEach(this::climb);
    return best;
  }

  /** The draws of the greatest gain. */
  private Stream<double[]> foremost(List<double[]> draws) {
    double[] gains = new double[draws.size()];
    Arrays.fill(gains, Double.NEGATIVE_INFINITY);
    PriorityQueue<Integer> foremost = new PriorityQueue<>(comparingDouble(i -> gains[i]));
    for (int i = 0; i < gains.length; i++) {
      boolean room = foremost.size() < CLIMBS;
      double least = room ? Double.NEGATIVE_INFINITY : gains[foremost.element()];
      gains[i] = gain(draws.get(i), least);
      if (room || gains[i] > least) {
        foremost.add(i);
      }
      if (foremost.size() > CLIMBS) {
        foremost.remove();
      }
    }
    return foremost.stream().sorted().map(draws::get);
  }

  /** The gain at a point; negative infinity where it is not legal or less than asked for. */
  private double gain(double[] point, double least) {
    List<Double> key = IntStream.range(0, point.length).mapToObj(d -> point[d]).toList();
    Double before = known.get(key);
    if (before != null) {
      return before;
    }
    Optional<double[]> model = legal.apply(point);
    // What is no way up may still be the best that was not tried.
    double needed = Math.min(least, gain);
    double found =
        model.isEmpty() ? Double.NEGATIVE_INFINITY : acquisition.above(needed, model.get());
    if (found > Double.NEGATIVE_INFINITY || model.isEmpty()) {
      known.put(key, found);
    }
    if (found > gain && fresh.test(point)) {
      gain = found;
      best = Optional.of(point.clone());
    }
    return found;
  }

  private void climb(double[] point) {
    double now = gain(point, Double.NEGATIVE_INFINITY);
    for (int round = 0; round < ROUNDS; round++) {
      double stepped = steps(point, now);
      if (round > 0 && !(stepped > now)) {
        return;
      }
      now = descend(point, stepped);
    }
  }

  /** The best place on each axis that has places, one after the other; moves the point. */
  private double steps(double[] point, double from) {
    double now = from;
    for (int d = 0; d < axes.length; d++) {
      double best = point[d];
      for (double place : axes[d].places()) {
        point[d] = place;
        double next = gain(point, now);
        if (next > now) {
          now = next;
          best = place;
        }
      }
      point[d] = best;
    }
    return now;
  }

  /**
   * Descent along the axes without steps; moves the point. A coordinate is (1 - cos t) / 2, so that
   * t knows no bounds.
   */
  private double descend(double[] point, double from) {
    int[] free = IntStream.range(0, axes.length).filter(d -> axes[d].continuous()).toArray();
    if (free.length == 0 || legal.apply(point).isEmpty()) {
      return from;
    }
    double[] start = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      double inside = Math.max(OFF_THE_END, Math.min(1 - OFF_THE_END, point[free[i]]));
      start[i] = StrictMath.acos(1 - 2 * inside);
    }
    double[] trial = point.clone();
    double[] slopes = new double[axes.length];
    Minimizer.Minimum found =
        Minimizer.from(
            start,
            (angles, gradient) -> {
              place(angles, free, trial);
              Optional<double[]> model = legal.apply(trial);
              double value = acquisition.at(model.orElse(trial), slopes);
              for (int i = 0; i < free.length; i++) {
                boolean active = model.isEmpty() || model.get()[free[i]] == trial[free[i]];
                gradient[i] = active ? -slopes[free[i]] * StrictMath.sin(angles[i]) / 2 : 0;
              }
              return -value;
            },
            ITERATIONS);
    place(found.point(), free, trial);
    double now = gain(trial, from);
    if (now > from) {
      System.arraycopy(trial, 0, point, 0, point.length);
      return now;
    }
    return from;
  }

  private static void place(double[] angles, int[] free, double[] point) {
    for (int i = 0; i < free.length; i++) {
      point[free[i]] = (1 - StrictMath.cos(angles[i])) / 2;
    }
  }
}
