package dev.sweepline.worker.network.family;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Task;

/** Data of a form. */
public final class Shapes {
  private Shapes() {}

  public static DataShape classes(InputShape input, int classes) {
    return new DataShape(input, Task.Classification.numbered(classes));
  }

  public static DataShape numbers(InputShape input, int numbers) {
    return new DataShape(input, new Task.Regression(numbers));
  }
}
