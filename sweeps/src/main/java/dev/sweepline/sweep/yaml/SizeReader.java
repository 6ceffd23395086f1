package dev.sweepline.sweep.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of amounts of storage: {@code 500MB}, {@code 2GB} or {@code 1GiB}. */
public final class SizeReader {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6}) ?([KMGT]i?B)");

  private static final Map<String, Long> UNITS =
      Map.of(
          "KB",
          1_000L,
          "MB",
          1_000_000L,
          "GB",
          1_000_000_000L,
          "TB",
          1_000_000_000_000L,
          "KiB",
          1L << 10,
          "MiB",
          1L << 20,
          "GiB",
          1L << 30,
          "TiB",
          1L << 40);

  private SizeReader() {}

  /** In bytes; empty where the key is absent or was reported. */
  public static OptionalLong read(MapReader scope, String key) {
    Optional<Yaml> value = scope.find(key);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    Matcher size = SIZE.matcher(String.valueOf(value.get().value()).strip());
    if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
      scope.error(
          key, key + " must be a size, not " + value.get().shown() + "; write 500MB, 2GB or 1GiB");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(size.group(1)) * UNITS.get(size.group(2)));
  }
}
