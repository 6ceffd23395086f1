package dev.sweepline.dashboard.ingest;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.LogMark;
import java.util.List;

/**
 * A stretch of the log. Immutable.
 *
 * @param events those of its records that are events
 * @param marks the last record of each partition that it has records of
 */
public record LogBatch(List<SweepEvent> events, List<LogMark> marks) {
  public LogBatch {
    events = List.copyOf(events);
    marks = List.copyOf(marks);
  }
}
