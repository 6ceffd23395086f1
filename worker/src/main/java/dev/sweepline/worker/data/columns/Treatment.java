package dev.sweepline.worker.data.columns;

import java.util.List;
import java.util.Optional;

/**
 * Treatment of a column as its author wants it.
 *
 * @param ordinal whether categories become one number, not a feature each
 * @param seconds whether dates become one number, not their parts
 * @param categories in their order; empty for those of the training rows
 * @param missing what becomes of missing values
 * @param format of dates
 */
public record Treatment(
    boolean ordinal,
    boolean seconds,
    Optional<List<String>> categories,
    Missing missing,
    DateFormat format) {
  /** What a file that says nothing wants. */
  public static final Treatment STANDARD =
      new Treatment(false, false, Optional.empty(), Missing.ERROR, DateFormat.STANDARD);

  public Treatment {
    categories = categories.map(List::copyOf);
  }
}
