package dev.sweepline.worker.data;

import dev.sweepline.worker.data.columns.TableEncoder;
import dev.sweepline.worker.data.columns.TablePlan;
import java.util.Optional;

/**
 * A data set as its source gives it.
 *
 * @param pile what is cut into the other parts
 * @param validation what the source itself sets aside for validation
 * @param test what the source itself sets aside for the test
 * @param notes what was taken for what
 * @param plan what becomes of a table's columns once it is known which rows are trained on; until
 *     then the examples are its cells
 */
public record RawData(
    InputShape shape,
    Task task,
    Examples pile,
    Optional<Examples> validation,
    Optional<Examples> test,
    ReadingNotes notes,
    Optional<TablePlan> plan) {
  /** Where validation is cut from the pile and nothing was to be guessed. */
  public RawData(InputShape shape, Task task, Examples pile, Optional<Examples> test) {
    this(shape, task, pile, Optional.empty(), test);
  }

  /** Where nothing was to be guessed. */
  public RawData(
      InputShape shape,
      Task task,
      Examples pile,
      Optional<Examples> validation,
      Optional<Examples> test) {
    this(shape, task, pile, validation, test, ReadingNotes.NONE, Optional.empty());
  }

  /** The same as an encoder makes it of a table's cells. */
  public RawData encoded(TableEncoder encoder) {
    return new RawData(
        new InputShape.Flat(encoder.features().size()),
        task,
        pile.encoded(encoder),
        validation.map(part -> part.encoded(encoder)),
        test.map(part -> part.encoded(encoder)),
        notes,
        Optional.empty());
  }
}
