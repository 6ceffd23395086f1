package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.history.TrialHistory;
import java.util.Arrays;

/**
 * The version of the history at which each measurement of one trial's attempt came. Not
 * thread-safe: its {@link LiveSweep} owns it.
 */
final class MeasurementVersions {
  private long[] versions = new long[4];
  private int size;
  private int attempt;

  /** Notes the measurements that are new since the last call. */
  void of(TrialHistory trial, long version) {
    if (trial.attempt() != attempt) {
      attempt = trial.attempt();
      size = 0;
    }
    int count = trial.measurements().size();
    if (count > versions.length) {
      versions = Arrays.copyOf(versions, Math.max(count, 2 * versions.length));
    }
    while (size < count) {
      versions[size++] = version;
    }
  }

  int upTo(long version) {
    int count = size;
    while (count > 0 && versions[count - 1] > version) {
      count--;
    }
    return count;
  }
}
