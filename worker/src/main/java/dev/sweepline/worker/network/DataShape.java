package dev.sweepline.worker.network;

import dev.sweepline.worker.data.DataForm;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Task.Classification;

/**
 * What a network must fit.
 *
 * @param input the form of an example
 * @param outputs labels there are, or numbers to predict
 * @param task what the outputs stand for
 */
public record DataShape(InputShape input, int outputs, Task task) {
  public DataShape {
    if (outputs < 1) {
      throw new IllegalArgumentException("outputs " + outputs + " < 1");
    }
  }

  /** What a network needs to know of a data set. */
  public static DataShape of(DataForm form) {
    Task task = form.task() instanceof Classification ? Task.CLASSIFICATION : Task.REGRESSION;
    return new DataShape(form.shape(), form.task().outputs(), task);
  }

  /** Data whose examples each have one label. */
  static DataShape classes(InputShape input, int classes) {
    return new DataShape(input, classes, Task.CLASSIFICATION);
  }

  /** Data whose examples each have numbers to predict. */
  static DataShape numbers(InputShape input, int numbers) {
    return new DataShape(input, numbers, Task.REGRESSION);
  }

  /** What there is to learn. */
  public enum Task {
    CLASSIFICATION,
    REGRESSION
  }
}
