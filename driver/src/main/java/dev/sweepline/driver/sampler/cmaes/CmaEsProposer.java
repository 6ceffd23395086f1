package dev.sweepline.driver.sampler.cmaes;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import dev.sweepline.driver.sampler.adaptive.Observation;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.Proposer;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method.CmaEs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * CMA-ES: draws from a cloud that is moved by the trials so far, in groups of the population's size
 * by index, each time from the beginning. Numbers make up the cloud; a category is drawn by how
 * often the best have it. A cloud that has shrunk to a point begins anew elsewhere, with twice the
 * population (Auger and Hansen, 2005). Immutable, thread-safe.
 */
public final class CmaEsProposer implements Proposer {
  private static final Comparator<Observation> BEST_FIRST =
      // NaN comes last.
      Comparator.comparingDouble(Observation::cost).thenComparingInt(Observation::trial);

  /** A cloud that reaches no farther has found what it can. */
  private static final double POINT = 1e-4;

  /** Of a step between neighbouring values: below it a cloud would never leave a value. */
  private static final double LEAST_STEP = 0.4;

  private static final int PATIENCE = 100;

  /** Of the trials, those that say which categories are good. */
  private static final double GOOD = 0.2;

  private final SpaceEncoding encoding;
  private final Address seed;
  private final CmaEs method;
  private final int[] numbers;
  private final double[] leastSteps;

  /**
   * The strategy of one sweep.
   *
   * @param seed the sweep's
   */
  public CmaEsProposer(SpaceEncoding encoding, long seed, CmaEs method) {
    this.encoding = encoding;
    this.seed = Address.of(seed).then("cma_es");
    this.method = method;
    List<Dimension> all = encoding.dimensions();
    this.numbers =
        IntStream.range(0, all.size())
            .filter(d -> !(all.get(d) instanceof Dimension.Category))
            .toArray();
    this.leastSteps =
        Arrays.stream(numbers)
            .mapToDouble(d -> all.get(d).levels() > 0 ? LEAST_STEP / all.get(d).levels() : 0)
            .toArray();
  }

  @Override
  public Map<String, Object> propose(Observations observations, int trial) {
    Optional<Cloud> cloud =
        numbers.length == 0 ? Optional.empty() : Optional.of(cloud(observations.ended()));
    Set<Object> tried = observations.tried();
    SplittableRandom random = new SplittableRandom(seed.then(trial).bits());
    List<Observation> best = observations.ended().stream().sorted(BEST_FIRST).toList();
    List<Observation> good = best.subList(0, (int) Math.ceil(GOOD * best.size()));
    for (int i = 0; i < PATIENCE; i++) {
      double[] at = draw(cloud, good, random);
      Optional<Map<String, Object>> point =
          encoding.decode(at).filter(legal -> !tried.contains(Observations.key(legal)));
      if (point.isPresent() && (inside(at) || i > PATIENCE / 2)) {
        return point.get();
      }
    }
    return Map.of();
  }

  private boolean inside(double[] at) {
    return Arrays.stream(numbers).allMatch(d -> at[d] >= 0 && at[d] <= 1);
  }

  private double[] draw(Optional<Cloud> cloud, List<Observation> good, SplittableRandom random) {
    double[] at = new double[encoding.dimensions().size()];
    for (int d = 0; d < at.length; d++) {
      if (encoding.dimensions().get(d) instanceof Dimension.Category list) {
        at[d] = category(list, d, good, random);
      }
    }
    cloud.ifPresent(
        each -> {
          double[] drawn = each.draw(random, leastSteps);
          for (int i = 0; i < numbers.length; i++) {
            at[numbers[i]] = drawn[i];
          }
        });
    return at;
  }

  /** One of the good trials' or, as if it were one of them, one of all by its weight. */
  private static double category(
      Dimension.Category list, int dimension, List<Observation> good, SplittableRandom random) {
    double[] seen =
        good.stream()
            .mapToDouble(each -> each.coordinate(dimension))
            .filter(at -> !Double.isNaN(at))
            .toArray();
    int pick = random.nextInt(seen.length + 1);
    if (pick < seen.length) {
      return seen[pick];
    }
    double u = random.nextDouble();
    int value = 0;
    while (value < list.levels() - 1 && u >= list.weights().get(value)) {
      u -= list.weights().get(value++);
    }
    return value;
  }

  /** The cloud after all whole generations. */
  private Cloud cloud(List<Observation> ended) {
    int prior = (int) ended.stream().filter(Observation::isPrior).count();
    int from = Math.min(Math.max(method.startup(), prior), ended.size());
    int population = population();
    Cloud cloud = new Cloud(start(ended.subList(0, from)), method.sigma());
    for (int restarts = 0; from + population <= ended.size(); from += population) {
      if (cloud.reach() < POINT) {
        restarts++;
        Address anew = seed.then("restart").then(restarts);
        double[] elsewhere = new double[numbers.length];
        Arrays.setAll(elsewhere, i -> anew.then(i).openUnit());
        cloud = new Cloud(elsewhere, method.sigma());
        population = Math.min(2 * population, 16 * population());
      } else {
        cloud.learn(points(ended.subList(from, from + population)));
      }
    }
    return cloud;
  }

  private int population() {
    return method.population().orElse(4 + (int) (3 * Math.log(numbers.length)));
  }

  /** The best of the first trials and of earlier sweeps; the middle where none has a value. */
  private double[] start(List<Observation> first) {
    double[] start = new double[numbers.length];
    Arrays.fill(start, 0.5);
    first.stream()
        .filter(each -> Double.isFinite(each.cost()))
        .min(BEST_FIRST)
        .ifPresent(best -> Arrays.setAll(start, i -> or(best.coordinate(numbers[i]), 0.5)));
    return start;
  }

  private static double or(double coordinate, double otherwise) {
    return Double.isNaN(coordinate) ? otherwise : coordinate;
  }

  private List<double[]> points(List<Observation> generation) {
    List<double[]> points = new ArrayList<>();
    generation.stream()
        .sorted(BEST_FIRST)
        .forEach(
            each -> points.add(Arrays.stream(numbers).mapToDouble(each::coordinate).toArray()));
    return points;
  }
}
