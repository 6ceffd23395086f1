package dev.sweepline.driver.sampler.adaptive;

import java.util.Map;

/**
 * A model-based search: it says where to look next. Pure and thread-safe: the same observations and
 * trial always give the same answer, and what is drawn has an {@link
 * dev.sweepline.sweep.random.Address} of the sweep's seed and the trial.
 */
@FunctionalInterface
public interface Proposer {
  /**
   * The point to try next. A proposal that the space forbids, or that was tried before in a space
   * that has an end, is replaced by a draw.
   *
   * @param observations at least one ended trial has a value
   * @param trial dense index of the trial that is to be
   * @return values of searched parameters by full name; those that conditions switch off may be
   *     there, what is derived need not; empty where it has no proposal
   */
  Map<String, Object> propose(Observations observations, int trial);
}
