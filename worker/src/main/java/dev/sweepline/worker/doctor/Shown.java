package dev.sweepline.worker.doctor;

import dev.sweepline.sweep.value.ValueText;
import java.util.Locale;

/** Formatter of quantities for people. */
final class Shown {
  private static final double MEGA = 1 << 20;

  private Shown() {}

  static String number(double value) {
    return ValueText.show(value);
  }

  /** Seconds up to a minute and a half, then minutes, then hours. */
  static String time(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
    }
    return seconds < 5400
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, bytes < 10 * MEGA ? "%.1f MB" : "%.0f MB", bytes / MEGA);
  }
}
