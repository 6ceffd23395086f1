package dev.sweepline.driver.sampler.gaussian;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.Proposer;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A proposer of the point of which a Gaussian process expects most. Trials that run count with what
 * is believed of them, so that the next ones go elsewhere. Thread-safe.
 */
public final class BayesProposer implements Proposer {
  /** Beyond, a factorization takes longer than trials that are this many are worth. */
  private static final int MOST_POINTS = 300;

  private static final int MOST_POINTS_OF_A_FIT = 150;

  /** Up to here every observation fits anew; later only so much more of them. */
  private static final int EVERY = 20;

  private static final double GROWTH = 1.1;
  private static final int DRAWS = 200;
  private static final int GOOD = 3;

  private final SpaceEncoding encoding;
  private final Method.Bayes method;
  private final Address seed;
  private final Axis[] axes;
  private final boolean free;
  private final FitMemory fits;

  /**
   * A proposer for one sweep.
   *
   * @param seed of the sweep
   */
  public BayesProposer(SpaceEncoding encoding, Method.Bayes method, long seed) {
    this.encoding = encoding;
    this.method = method;
    this.seed = Address.of(seed).then("bayes");
    this.axes = encoding.dimensions().stream().map(Axis::of).toArray(Axis[]::new);
    this.free =
        encoding.space().rules().conditions().isEmpty()
            && encoding.space().rules().require().isEmpty();
    this.fits = new FitMemory(axes);
  }

  @Override
  public Map<String, Object> propose(Observations observations, int trial) {
    Evidence all = Evidence.of(observations, method, encoding, axes);
    if (all.points().isEmpty()) {
      return Map.of();
    }
    BentKernel kernel = new BentKernel(axes, fits.of(forFit(all)));
    Evidence evidence = all.atMost(MOST_POINTS);
    double[] outputs = HalfRanks.of(evidence.costs());
    Posterior known = new Posterior(kernel, evidence.points(), outputs, outputs.length);
    Set<Object> tried = observations.tried();
    AcquisitionSearch search =
        new AcquisitionSearch(
            axes,
            acquisition(kernel, known, evidence, outputs),
            this::legal,
            point -> isNew(point, tried));
    List<double[]> draws =
        IntStream.range(0, DRAWS).mapToObj(i -> draw(seed.then(trial).then(i))).toList();
    return search
        .from(draws, good(known, evidence))
        .or(() -> Optional.of(draws.get(0)))
        .flatMap(encoding::decode)
        .orElseGet(Map::of);
  }

  private static Evidence forFit(Evidence all) {
    return all.first(fitted(all.points().size())).atMost(MOST_POINTS_OF_A_FIT);
  }

  private boolean isNew(double[] point, Set<Object> tried) {
    return encoding
        .decode(point)
        .filter(values -> !tried.contains(Observations.key(values)))
        .isPresent();
  }

  /** How many of the first observations the hyperparameters of so many are fitted to. */
  static int fitted(int observations) {
    if (observations <= EVERY) {
      return observations;
    }
    int fitted = EVERY;
    for (int next = EVERY; next <= observations; next = (int) Math.ceil(next * GROWTH)) {
      fitted = next;
    }
    return fitted;
  }

  /** The kriging believer: what runs is taken to be as is believed of it, and to be known. */
  private static Acquisition acquisition(
      BentKernel kernel, Posterior known, Evidence evidence, double[] outputs) {
    double[] running = evidence.pending().stream().mapToDouble(known::mean).toArray();
    double best =
        DoubleStream.concat(Arrays.stream(known.fitted()), Arrays.stream(running))
            .min()
            .orElseThrow();
    if (running.length == 0) {
      return new Acquisition(known, best);
    }
    List<double[]> points = new ArrayList<>(evidence.points());
    points.addAll(evidence.pending());
    double[] believed = Arrays.copyOf(outputs, points.size());
    System.arraycopy(running, 0, believed, outputs.length, running.length);
    return new Acquisition(new Posterior(kernel, points, believed, outputs.length), best);
  }

  /** The points of which most is believed. */
  private static List<double[]> good(Posterior known, Evidence evidence) {
    double[] means = known.fitted();
    return IntStream.range(0, means.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> means[i]))
        .limit(GOOD)
        .map(evidence.points()::get)
        .toList();
  }

  private double[] draw(Address at) {
    double[] draw = new double[axes.length];
    Arrays.setAll(draw, d -> axes[d].at(at.then(d).openUnit()));
    return draw;
  }

  /** A point as the model takes it; empty where constraints forbid it. */
  private Optional<double[]> legal(double[] point) {
    if (free) {
      return Optional.of(point);
    }
    return encoding.decode(point).map(values -> present(point, values));
  }

  private double[] present(double[] point, Map<String, Object> values) {
    double[] present = point.clone();
    for (int d = 0; d < axes.length; d++) {
      Dimension dimension = encoding.dimensions().get(d);
      present[d] = axes[d].present(values.containsKey(dimension.name()) ? point[d] : Double.NaN);
    }
    return present;
  }
}
