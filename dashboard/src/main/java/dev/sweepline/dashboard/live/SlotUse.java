package dev.sweepline.dashboard.live;

import java.util.List;

/**
 * Use of a slot, now and so far. Times are milliseconds, those of day since 1970. Immutable.
 *
 * @param work what it trains now, by trial
 * @param since since when it has trained or been idle without a break
 * @param busy how long it trained before that
 * @param attempts how many attempts ended in it, for whatever reason
 */
public record SlotUse(String slot, List<Work> work, long since, long busy, int attempts) {
  public SlotUse {
    work = List.copyOf(work);
  }

  /**
   * An attempt that runs.
   *
   * @param since when it started
   * @param epoch of its newest measurement; 0 before the first
   * @param measured how many measurements it has made itself
   */
  public record Work(int trial, int attempt, long since, int epoch, int measured) {}
}
