package dev.sweepline.sweep.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A suggestion for a misspelt word: the nearest of the words that are known, if one is near.
 * Stateless, thread-safe.
 */
public final class DidYouMean {
  /** The distance takes time with the product of the lengths. */
  private static final int LONGEST = 40;

  private DidYouMean() {}

  /** The known word nearest to a written one, empty where none is near. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    return nearest(written, known, Map.of());
  }

  /**
   * The same, where some other words are known to mean one.
   *
   * @param synonyms known words by what others call them, in small letters with underscores
   */
  public static Optional<String> nearest(
      String written, Collection<String> known, Map<String, String> synonyms) {
    String plain = plain(written);
    return Optional.ofNullable(synonyms.get(plain))
        .or(() -> byDistance(written.toLowerCase(Locale.ROOT), known))
        .or(() -> known.stream().filter(word -> plain(word).equals(plain)).findFirst());
  }

  /** {@code "; did you mean 'X'?"} with the nearest known word, or nothing where none is near. */
  public static String hint(String written, Collection<String> known) {
    return hint(written, known, Map.of());
  }

  /** The same, where some other words are known to mean one. */
  public static String hint(
      String written, Collection<String> known, Map<String, String> synonyms) {
    return nearest(written, known, synonyms).map(DidYouMean::question).orElse("");
  }

  /** The same, ending in another advice where none is near. */
  public static String hintOr(
      String written, Collection<String> known, Map<String, String> synonyms, String otherwise) {
    return nearest(written, known, synonyms).map(DidYouMean::question).orElse("; " + otherwise);
  }

  private static String question(String word) {
    return "; did you mean '" + word + "'?";
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-./ ]", "_");
  }

  private static Optional<String> byDistance(String lower, Collection<String> known) {
    if (lower.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(word -> near(lower, word))
        .min(Comparator.comparingInt(word -> distance(lower, word)));
  }

  private static boolean near(String written, String word) {
    int distance = distance(written, word);
    return distance <= (written.length() + 2) / 3
        && distance < Math.min(written.length(), word.length());
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
