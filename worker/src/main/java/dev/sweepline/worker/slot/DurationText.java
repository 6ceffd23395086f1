package dev.sweepline.worker.slot;

import java.time.Duration;
import java.util.StringJoiner;

/** Text of durations as people read them. Stateless. */
final class DurationText {
  private DurationText() {}

  /** For example {@code 15 min} or {@code 1 h 30 min}. */
  static String show(Duration span) {
    StringJoiner shown = new StringJoiner(" ");
    add(shown, span.toDays(), "d");
    add(shown, span.toHoursPart(), "h");
    add(shown, span.toMinutesPart(), "min");
    add(shown, span.toSecondsPart(), "s");
    return shown.length() == 0 ? span.toMillis() + " ms" : shown.toString();
  }

  private static void add(StringJoiner shown, long count, String unit) {
    if (count > 0) {
      shown.add(count + " " + unit);
    }
  }
}
