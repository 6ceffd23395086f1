package dev.sweepline.driver.sampler.tpe;

import dev.sweepline.driver.sampler.adaptive.Observation;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.Proposer;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method.Tpe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, 2011), multivariate:
 * of draws from the density of the good trials it proposes the one where that density exceeds the
 * density of the others most. Trials that failed or have not ended count as bad. Immutable,
 * thread-safe.
 */
public final class TpeProposer implements Proposer {
  /** More good trials than this say no more. */
  private static final int MOST_GOOD = 25;

  /** Draws that are illegal or were tried before are drawn again, so many times in all. */
  private static final int PATIENCE = 10;

  private static final Comparator<Observation> BEST_FIRST =
      // NaN comes last.
      Comparator.comparingDouble(Observation::cost).thenComparingInt(Observation::trial);

  private final SpaceEncoding encoding;
  private final long seed;
  private final Tpe method;

  /**
   * The estimator of one sweep.
   *
   * @param seed the sweep's
   */
  public TpeProposer(SpaceEncoding encoding, long seed, Tpe method) {
    this.encoding = encoding;
    this.seed = seed;
    this.method = method;
  }

  @Override
  public Map<String, Object> propose(Observations observations, int trial) {
    List<Observation> ranked = observations.ended().stream().sorted(BEST_FIRST).toList();
    int good = good(ranked.size(), observations.valued());
    List<Observation> others = new ArrayList<>(ranked.subList(good, ranked.size()));
    others.addAll(observations.pending());
    return best(
        density(ranked.subList(0, good), byRank(good)),
        density(others, even(others.size())),
        observations.tried(),
        new SplittableRandom(Address.of(seed).then("tpe").then(trial).bits()));
  }

  private int good(int ended, int valued) {
    int share = (int) Math.ceil(method.gamma() * ended);
    return Math.max(1, Math.min(Math.min(share, MOST_GOOD), valued));
  }

  /** The prior counts as one trial of the mean weight. */
  private ParzenDensity density(List<Observation> trials, double[] weights) {
    double[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = 1;
    return new ParzenDensity(Bandwidths.kernels(encoding.dimensions(), trials), trials, all);
  }

  private static double[] even(int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Falling with the logarithm of the rank, as the weights of evolution strategies do. */
  private static double[] byRank(int count) {
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> Math.log((count + 1.5) / (i + 1)));
    return weights;
  }

  private Map<String, Object> best(
      ParzenDensity good, ParzenDensity others, Set<Object> tried, SplittableRandom random) {
    Map<String, Object> best = Map.of();
    double most = Double.NEGATIVE_INFINITY;
    int found = 0;
    for (int i = 0; i < PATIENCE * method.candidates() && found < method.candidates(); i++) {
      Optional<Map<String, Object>> point =
          encoding
              .decode(good.draw(random))
              .filter(legal -> !tried.contains(Observations.key(legal)));
      if (point.isPresent()) {
        found++;
        double[] at = encoding.encode(point.get());
        double gain = good.log(at) - others.log(at);
        if (gain > most) {
          most = gain;
          best = point.get();
        }
      }
    }
    return best;
  }
}
