package dev.sweepline.worker.data;

import java.util.List;
import java.util.Optional;

/**
 * Notes of what was taken for what while a data set was read.
 *
 * @param summary rows, columns and label in one line; empty where nothing was to be guessed
 * @param warnings a line for each thing that its author may not have meant
 */
public record ReadingNotes(Optional<String> summary, List<String> warnings) {
  public static final ReadingNotes NONE = new ReadingNotes(Optional.empty(), List.of());

  public ReadingNotes {
    warnings = List.copyOf(warnings);
  }
}
