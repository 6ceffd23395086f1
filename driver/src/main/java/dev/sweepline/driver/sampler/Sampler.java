package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.value.Extent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * A proposer of the trials of one sweep. What a sampler keeps only saves it work: the same history
 * always gets the same answer, so a sweep can go on after a restart as if nothing had happened.
 */
public interface Sampler {
  /**
   * What trial number {@code trial} should be.
   *
   * @param trial dense index; trials are asked for in order
   * @param history everything known so far
   */
  Suggestion suggest(int trial, SweepHistory history);

  /** How many trials there will be; empty when they have no end. */
  OptionalLong planned();

  /**
   * Whether it learns from results: then it is asked for a trial only when one can start, so that
   * it knows as much as there is to know.
   */
  default boolean learns() {
    return false;
  }

  /** How many first trials are what they are whatever becomes of others. */
  default long certain() {
    return Long.MAX_VALUE;
  }

  /**
   * Whether a trial that is to come, or one that has not ended, may take over a trial's network.
   */
  default boolean mayInherit(int trial, SweepHistory history) {
    return false;
  }

  /** What the user should know once the sweep is done, one line each. */
  default List<String> notes(SweepHistory history) {
    return List.of();
  }

  /** A sampler's answer. */
  sealed interface Suggestion {
    /**
     * Train this assignment.
     *
     * @param budget until when, in all
     * @param lineage whose network is trained on, if any
     */
    record Trial(Map<String, Object> parameters, Budget budget, Lineage lineage)
        implements Suggestion {
      /** Train a network of its own. */
      public Trial(Map<String, Object> parameters, Budget budget) {
        this(parameters, budget, Lineage.NONE);
      }
    }

    /**
     * First log that a stage opens, then ask again.
     *
     * @param stage from 0
     * @param trials how many it runs
     * @param window what each parameter that can move covers
     */
    record OpenStage(int stage, int trials, Map<String, Extent> window) implements Suggestion {}

    /** Nothing until running trials end. */
    record Wait() implements Suggestion {}

    /**
     * Nothing yet: it is being computed on another thread.
     *
     * @param done completes, on any thread, when it makes sense to ask again
     */
    record Computing(CompletionStage<?> done) implements Suggestion {}

    /** There is no such trial: the search is exhausted. */
    record Done() implements Suggestion {}
  }
}
