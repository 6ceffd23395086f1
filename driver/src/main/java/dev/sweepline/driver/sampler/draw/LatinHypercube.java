package dev.sweepline.driver.sampler.draw;

import dev.sweepline.sweep.random.Address;
import java.util.HashMap;
import java.util.Map;

/**
 * A Latin hypercube: so many trials that each of as many equal layers of every parameter holds
 * exactly one (McKay, Beckman and Conover, 1979). Thread-safe.
 */
public final class LatinHypercube implements Coordinates {
  private final int trials;
  private final Address seed;
  private final Map<String, int[]> layers = new HashMap<>();

  public LatinHypercube(int trials, Address seed) {
    this.trials = trials;
    this.seed = seed;
  }

  @Override
  public double of(int trial, String parameter) {
    Address at = seed.then(parameter);
    double within = at.then("within").then(trial).openUnit();
    return Math.min((layer(trial % trials, parameter, at) + within) / trials, Math.nextDown(1.0));
  }

  private synchronized int layer(int trial, String parameter, Address at) {
    return layers.computeIfAbsent(parameter, name -> shuffled(at.then("layers")))[trial];
  }

  /** Fisher and Yates's shuffle. */
  private int[] shuffled(Address at) {
    int[] order = new int[trials];
    for (int i = 0; i < trials; i++) {
      int other = (int) (at.then(i).openUnit() * (i + 1));
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
