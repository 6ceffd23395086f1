package dev.sweepline.worker.network;

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

  /** Data whose examples each have one label. */
  public static DataShape classes(InputShape input, int classes) {
    return new DataShape(input, classes, Task.CLASSIFICATION);
  }

  /** Data whose examples each have numbers to predict. */
  public static DataShape numbers(InputShape input, int numbers) {
    return new DataShape(input, numbers, Task.REGRESSION);
  }

  /** What there is to learn. */
  public enum Task {
    CLASSIFICATION,
    REGRESSION
  }
}
