package dev.sweepline.worker.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tokenizer of texts: runs of two or more letters, digits or underscores, in lower case. */
final class Tokens {
  private static final int SHORTEST = 2;

  private Tokens() {}

  static List<String> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean inside =
          i < lower.length()
              && (Character.isLetterOrDigit(lower.charAt(i)) || lower.charAt(i) == '_');
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        if (i - start >= SHORTEST) {
          tokens.add(lower.substring(start, i));
        }
        start = -1;
      }
    }
    return tokens;
  }
}
