package dev.sweepline.worker.network;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.Collection;
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
        .or(() -> DidYouMean.of(word, names))
        .or(() -> names.stream().filter(name -> plain(name).equals(key)).findFirst())
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-./ ]", "_");
  }
}
