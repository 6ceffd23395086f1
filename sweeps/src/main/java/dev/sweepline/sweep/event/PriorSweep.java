package dev.sweepline.sweep.event;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trials that a sweep has learnt from an earlier one before its first: taken over once, so that
 * it decides the same when the other is gone. Immutable, thread-safe.
 *
 * @param sweep the earlier sweep's id
 * @param trials those of its trials that were taken, by index
 * @param unfit how many of its trials were not taken, as they are no points of this space or lack
 *     the metric
 * @param why what the first of those lacks; blank where all were taken
 */
public record PriorSweep(String sweep, List<PriorTrial> trials, int unfit, String why) {
  public PriorSweep {
    requireNonNull(sweep, "sweep");
    requireNonNull(why, "why");
    trials = List.copyOf(trials);
  }

  /** One line for a person. */
  public String text() {
    String taken =
        "begins with %d %s of %s"
            .formatted(trials.size(), trials.size() == 1 ? "trial" : "trials", sweep);
    return unfit == 0 ? taken : "%s; %d did not fit: %s".formatted(taken, unfit, why);
  }

  /**
   * A trial of the earlier sweep as a point of this one.
   *
   * @param trial its index there
   * @param parameters this sweep's, groups nested, what is derived among them
   * @param values by this sweep's objectives, in their order; NaN for each that it lacks, and all
   *     NaN for one that failed
   */
  public record PriorTrial(int trial, Map<String, Object> parameters, List<Double> values) {
    public PriorTrial {
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
      values = List.copyOf(values);
    }
  }
}
