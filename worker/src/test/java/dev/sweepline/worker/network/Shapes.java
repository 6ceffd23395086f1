package dev.sweepline.worker.network;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.DataShape.Task;

/** Data of a form. */
final class Shapes {
  private Shapes() {}

  static DataShape classes(InputShape input, int classes) {
    return new DataShape(input, classes, Task.CLASSIFICATION);
  }

  static DataShape numbers(InputShape input, int numbers) {
    return new DataShape(input, numbers, Task.REGRESSION);
  }
}
