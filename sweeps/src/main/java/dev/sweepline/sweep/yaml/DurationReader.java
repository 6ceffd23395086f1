package dev.sweepline.sweep.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of spans of time: {@code 90s}, {@code 10m}, {@code 24h}, {@code 2d} or {@code 1h30m}.
 */
public final class DurationReader {
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private DurationReader() {}

  /** Empty where the key is absent or was reported. */
  public static Optional<Duration> read(MapReader scope, String key) {
    Optional<Yaml> value = scope.find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> span =
        value.get().value() instanceof String text
            ? parse(text.strip().replace(" ", ""))
            : Optional.empty();
    if (span.isEmpty()) {
      String number = value.get().value() instanceof Number ? ", with a unit" : "";
      scope.error(
          key,
          key
              + " must be a span of time"
              + number
              + ", not "
              + value.get().shown()
              + "; write 90s, 10m, 24h or 1h30m");
    }
    return span;
  }

  /** The span that a text without spaces stands for; empty where it is none. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = SPAN.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return Optional.empty();
    }
    Duration span =
        Duration.ofDays(part(parts, 1))
            .plusHours(part(parts, 2))
            .plusMinutes(part(parts, 3))
            .plusSeconds(part(parts, 4));
    return span.isZero() ? Optional.empty() : Optional.of(span);
  }

  private static long part(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }
}
