package dev.sweepline.worker.data;

/**
 * Shape of a data set that a network must fit.
 *
 * @param input the form of an example
 * @param task what there is to learn
 */
public record DataShape(InputShape input, Task task) {
  /** Values a network gives for one example: the labels there are, or the numbers to predict. */
  public int outputs() {
    return task.outputs();
  }
}
