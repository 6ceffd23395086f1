package dev.sweepline.dashboard.ingest;

import dev.sweepline.sweep.log.LogMark;
import java.util.List;

/** A part of a log that need not be read again, if the log is the one it was. */
public interface KnownLog {
  /** The newest record known of each partition; empty where nothing is known. */
  List<LogMark> marks();

  /** The log has those records: what is known is true. False where it turns out to be unusable. */
  boolean restore();

  /** The log is another one, or nothing could be restored: all of it will be read. */
  void discard();
}
