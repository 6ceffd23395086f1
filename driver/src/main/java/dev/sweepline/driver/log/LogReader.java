package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.log.LogMark;
import java.util.List;
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

  /**
   * The same of what stands behind the marks of somebody who knows the rest.
   *
   * @return false, and nothing was handed over, where the log has not the records marked
   */
  public static boolean readDecisions(
      LogAddress log, List<LogMark> marks, Consumer<SweepEvent> reader) {
    Optional<LogCursor> found = LogCursor.behind(log, marks);
    if (found.isEmpty()) {
      return false;
    }
    try (LogCursor cursor = found.get()) {
      read(cursor, record -> !EventCodec.isMeasurement(record), reader);
      return true;
    }
  }

  /** How many records of a sweep the log has, whatever they say. */
  public static long count(LogAddress log, String sweep) {
    long[] count = {0};
    try (LogCursor cursor = LogCursor.atBeginning(log)) {
      cursor.readToEnd(entry -> count[0] += sweep.equals(entry.key()) ? 1 : 0);
    }
    return count[0];
  }

  private static void read(LogAddress log, Predicate<byte[]> wanted, Consumer<SweepEvent> reader) {
    try (LogCursor cursor = LogCursor.atBeginning(log)) {
      read(cursor, wanted, reader);
    }
  }

  private static void read(
      LogCursor cursor, Predicate<byte[]> wanted, Consumer<SweepEvent> reader) {
    cursor.readToEnd(
        entry ->
            Optional.ofNullable(entry.value())
                .filter(wanted)
                .flatMap(EventCodec::tryDecode)
                .ifPresent(reader));
  }
}
