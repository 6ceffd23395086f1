package dev.sweepline.worker.network.settings;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.Collection;
import java.util.Map;

/** Finds the name a user may have meant. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean 'X'?"} with the nearest of the names, or nothing when none is near. */
  public static String text(String word, Collection<String> names) {
    return text(word, names, Map.of());
  }

  /** The same, where some other words are known to mean a name. */
  public static String text(String word, Collection<String> names, Map<String, String> synonyms) {
    return DidYouMean.hint(word, names, synonyms);
  }
}
