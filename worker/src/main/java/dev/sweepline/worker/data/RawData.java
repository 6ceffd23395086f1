package dev.sweepline.worker.data;

import java.util.Optional;

/**
 * A data set as its source gives it.
 *
 * @param pile what is cut into the other parts
 * @param validation what the source itself sets aside for validation
 * @param test what the source itself sets aside for the test
 * @param notes what was taken for what
 */
public record RawData(
    InputShape shape,
    Task task,
    Examples pile,
    Optional<Examples> validation,
    Optional<Examples> test,
    ReadingNotes notes) {
  /** Where nothing was to be guessed. */
  public RawData(
      InputShape shape,
      Task task,
      Examples pile,
      Optional<Examples> validation,
      Optional<Examples> test) {
    this(shape, task, pile, validation, test, ReadingNotes.NONE);
  }

  /** Where validation is cut from the pile. */
  public RawData(InputShape shape, Task task, Examples pile, Optional<Examples> test) {
    this(shape, task, pile, Optional.empty(), test);
  }
}
