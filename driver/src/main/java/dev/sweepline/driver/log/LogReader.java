package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import java.util.function.Consumer;

/** A reader of the log as it is now, from its beginning to its end. Stateless. */
public final class LogReader {
  private LogReader() {}

  /**
   * Hands every event to {@code reader}, each sweep's in order. Records that are not events of this
   * version are passed over.
   */
  public static void read(LogAddress log, Consumer<SweepEvent> reader) {
    try (LogCursor cursor = LogCursor.atBeginning(log)) {
      cursor.readToEnd(entry -> EventCodec.tryDecode(entry.value()).ifPresent(reader));
    }
  }
}
