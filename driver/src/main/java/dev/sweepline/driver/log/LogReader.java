package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A reader of the log as it is now, from its beginning to its end. Stateless. */
public final class LogReader {
  private LogReader() {}

  /**
   * Hands every event to {@code reader}, each sweep's in order. Records that are not events of this
   * version are passed over.
   */
  public static void read(LogAddress log, Consumer<SweepEvent> reader) {
    read(log, record -> true, reader);
  }

  /** The same without measurements: what was decided, a small part of the log. */
  public static void readDecisions(LogAddress log, Consumer<SweepEvent> reader) {
    read(log, record -> !EventCodec.isMeasurement(record), reader);
  }

  private static void read(LogAddress log, Predicate<byte[]> wanted, Consumer<SweepEvent> reader) {
    try (LogCursor cursor = LogCursor.atBeginning(log)) {
      cursor.readToEnd(
          entry ->
              Optional.ofNullable(entry.value())
                  .filter(wanted)
                  .flatMap(EventCodec::tryDecode)
                  .ifPresent(reader));
    }
  }
}
