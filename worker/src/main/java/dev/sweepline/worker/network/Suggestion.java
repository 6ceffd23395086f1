package dev.sweepline.worker.network;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the name a user may have meant. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean 'X'?"} with the nearest of the names, or nothing when none is near. */
  public static String text(String word, Collection<String> names) {
    return text(word, names, Map.of());
  }

  /** The same, where some other words are known to mean a name. */
  public static String text(String word, Collection<String> names, Map<String, String> synonyms) {
    String key = plain(word);
    return Optional.ofNullable(synonyms.get(key))
        .or(() -> nearest(key, names))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  private static Optional<String> nearest(String key, Collection<String> names) {
    int allowed = Math.max(1, key.length() / 3);
    return names.stream()
        .filter(name -> distance(key, plain(name)) <= allowed)
        .min(Comparator.comparingInt(name -> distance(key, plain(name))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-./ ]", "_");
  }

  /** Insertions, deletions and replacements from one word to the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
