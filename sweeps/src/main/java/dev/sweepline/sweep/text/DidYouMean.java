package dev.sweepline.sweep.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which word was meant. Stateless. */
public final class DidYouMean {
  private DidYouMean() {}

  /** The known word nearest to a written one, empty where none is near. */
  public static Optional<String> of(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    if (lower.length() > 40) {
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
