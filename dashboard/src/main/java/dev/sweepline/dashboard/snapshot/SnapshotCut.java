package dev.sweepline.dashboard.snapshot;

import dev.sweepline.dashboard.live.SweepDelta;
import dev.sweepline.sweep.log.LogMark;
import java.util.List;
import java.util.Set;

/**
 * All sweeps at one moment, as far as a snapshot does not know it. Immutable.
 *
 * @param marks how far the log was read
 * @param sweeps the ids of all there are, in the order of the log
 * @param running the ids of those that have not ended
 * @param deleted the ids of those that nobody tells of any more
 * @param deltas what is new
 */
record SnapshotCut(
    List<LogMark> marks,
    List<String> sweeps,
    Set<String> running,
    List<String> deleted,
    List<SweepDelta> deltas) {
  SnapshotCut {
    marks = List.copyOf(marks);
    sweeps = List.copyOf(sweeps);
    running = Set.copyOf(running);
    deleted = List.copyOf(deleted);
    deltas = List.copyOf(deltas);
  }
}
