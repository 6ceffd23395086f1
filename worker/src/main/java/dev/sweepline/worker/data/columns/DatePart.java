package dev.sweepline.worker.data.columns;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Part of a day or time that is a number of its own. */
public enum DatePart {
  YEAR,
  /** From 1. */
  MONTH,
  /** Of the month, from 1. */
  DAY,
  /** From 1, Monday, to 7. */
  WEEKDAY,
  /** From 0, with the minutes as its fraction. */
  HOUR;

  private static final double MINUTES = 60;

  /**
   * The part.
   *
   * @param seconds since 1970
   */
  public double of(double seconds) {
    LocalDateTime time = LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    return switch (this) {
      case YEAR -> time.getYear();
      case MONTH -> time.getMonthValue();
      case DAY -> time.getDayOfMonth();
      case WEEKDAY -> time.getDayOfWeek().getValue();
      case HOUR -> time.getHour() + time.getMinute() / MINUTES;
    };
  }
}
