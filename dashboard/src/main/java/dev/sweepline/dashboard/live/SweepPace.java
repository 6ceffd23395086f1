package dev.sweepline.dashboard.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pace of a sweep: how much was measured and how many trials ended in each ten seconds of the
 * last ten minutes of its log. Not thread-safe: its {@link LiveSweep} owns it.
 */
public final class SweepPace {
  private static final long STEP_MILLIS = 10_000;
  private static final int STEPS = 60;

  private final TreeMap<Long, Count> counts = new TreeMap<>();
  private long completeFrom;

  /** Counts of one stretch of time. */
  private static final class Count {
    private int measured;
    private int ended;
  }

  /**
   * A stretch of {@value #STEP_MILLIS} milliseconds.
   *
   * @param at its beginning, milliseconds since 1970
   * @param measured measurements, of programs reports of any kind
   * @param ended trials that ended and were no copies of others
   */
  public record Step(long at, int measured, int ended) {}

  void measured(long at) {
    Count count = at(at);
    count.measured++;
  }

  void ended(long at) {
    Count count = at(at);
    count.ended++;
  }

  private Count at(long at) {
    Count count = counts.computeIfAbsent(at / STEP_MILLIS, step -> new Count());
    while (counts.firstKey() <= counts.lastKey() - STEPS) {
      counts.pollFirstEntry();
    }
    return count;
  }

  /** What was measured before a moment came otherwise than by events. */
  void completeFrom(long at) {
    completeFrom = at;
  }

  /** From when on measurements are counted, milliseconds since 1970. */
  public long completeFrom() {
    return completeFrom;
  }

  /** The stretches in which something happened, oldest first. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(counts.size());
    for (Map.Entry<Long, Count> each : counts.entrySet()) {
      Count count = each.getValue();
      steps.add(new Step(each.getKey() * STEP_MILLIS, count.measured, count.ended));
    }
    return steps;
  }
}
