package dev.sweepline.sweep;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of a trial's epochs speaks for it. */
public enum Aggregate {
  /** The newest: what the network is now. */
  LAST,
  /** The one with the best value so far; values that are not finite are passed over. */
  BEST;

  /** The word used in sweep files, events and on the page. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Aggregate> ofWord(String word) {
    return Arrays.stream(values()).filter(aggregate -> aggregate.word().equals(word)).findFirst();
  }
}
