package dev.sweepline.worker.data.columns;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Format of days and times, as {@link DateTimeFormatter} writes it, with {@code u} for years. A
 * time without an offset is Greenwich's.
 */
public record DateFormat(String pattern) {
  /** Days, with or without a time: 2026-11-29, 2026/11/29, 29.11.2026; 2026-11-29T08:30:00Z. */
  public static final DateFormat STANDARD =
      new DateFormat(
          "[uuuu-MM-dd][uuuu/MM/dd][dd.MM.uuuu]"
              + "['T'][' '][HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]][' '][XXX][XX][X]");

  private static final double NANOS = 1e9;

  /**
   * A format.
   *
   * @throws IllegalArgumentException when there is no such pattern
   */
  public DateFormat {
    pattern = withPlainYears(pattern);
    formatter(pattern);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Years of an era would need the era. */
  private static String withPlainYears(String pattern) {
    StringBuilder plain = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      quoted ^= letter == '\'';
      plain.append(letter == 'y' && !quoted ? 'u' : letter);
    }
    return plain.toString();
  }

  /** Reader of many texts in this format: seconds since 1970, or nothing. Thread-safe. */
  @FunctionalInterface
  public interface Reader {
    OptionalDouble seconds(String text);
  }

  /** A reader of it. */
  public Reader reader() {
    DateTimeFormatter formatter = formatter(pattern);
    return text -> seconds(formatter, text);
  }

  private static OptionalDouble seconds(DateTimeFormatter formatter, String text) {
    try {
      TemporalAccessor time =
          formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      OffsetDateTime at =
          time instanceof OffsetDateTime offset
              ? offset
              : time instanceof LocalDateTime local
                  ? local.atOffset(ZoneOffset.UTC)
                  : ((LocalDate) time).atStartOfDay().atOffset(ZoneOffset.UTC);
      return OptionalDouble.of(at.toEpochSecond() + at.getNano() / NANOS);
    } catch (DateTimeException e) {
      return OptionalDouble.empty();
    }
  }
}
