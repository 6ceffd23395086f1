package dev.sweepline.worker.data.option;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.Collection;

/** Finds the name a user may have meant. */
public final class Near {
  private Near() {}

  /** {@code "; did you mean 'X'?"} with the nearest of the names, or nothing when none is near. */
  public static String text(String word, Collection<String> names) {
    return DidYouMean.hint(word, names);
  }
}
