package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Fields under their name and, for clients of the release before, under the camelCase one that they
 * had there. The second spelling goes with the next release. Stateless.
 */
final class BothSpellings {
  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  private BothSpellings() {}

  static void put(ObjectNode node, String name, long value) {
    both(name, value, node::put);
  }

  /** A number that may be missing: null. */
  static void putOrNull(ObjectNode node, String name, Long value) {
    both(name, value, node::put);
  }

  private static <T> void both(String name, T value, BiConsumer<String, T> put) {
    put.accept(name, value);
    put.accept(
        NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT)), value);
  }
}
