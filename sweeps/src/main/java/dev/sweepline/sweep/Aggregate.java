package dev.sweepline.sweep;

import dev.sweepline.sweep.text.Words;
import java.util.Optional;

/** The choice of the epoch that speaks for a trial. */
public enum Aggregate {
  /** The newest: what the network is now. */
  LAST,
  /** The one with the best value so far; values that are not finite are passed over. */
  BEST;

  /** The word used in sweep files, events and on the page. */
  public String word() {
    return Words.of(this);
  }

  public static Optional<Aggregate> ofWord(String word) {
    return Words.find(Aggregate.class, word);
  }
}
