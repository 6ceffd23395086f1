package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.history.SavedMeasurements;
import java.util.List;

/**
 * Change of a sweep since the snapshot before. Immutable.
 *
 * @param events all but measurements, in order, and measurements that wait for their trial's start
 * @param measurements of each trial that has new ones, all that it has
 */
public record SweepDelta(
    String sweep, List<SweepEvent> events, List<SavedMeasurements> measurements) {
  public SweepDelta {
    events = List.copyOf(events);
    measurements = List.copyOf(measurements);
  }
}
