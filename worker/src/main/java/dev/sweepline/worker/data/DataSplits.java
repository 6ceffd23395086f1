package dev.sweepline.worker.data;

import dev.sweepline.worker.network.DataShape;
import dev.sweepline.worker.network.InputShape;

/**
 * A data set ready to train on.
 *
 * @param input the form of an example
 * @param classes labels there are
 * @param train what networks learn from; scaling was fitted on it alone
 * @param validation what hyperparameters are judged by
 * @param test what the finished network is judged by, once
 */
public record DataSplits(
    InputShape input, int classes, DataPart train, DataPart validation, DataPart test) {

  /** What a network must fit. */
  public DataShape shape() {
    return DataShape.classes(input, classes);
  }

  /** The same data, its examples of this form where they have as many values. */
  DataSplits as(InputShape form) {
    return form.features() == features()
        ? new DataSplits(form, classes, train, validation, test)
        : this;
  }

  /** Values an example has. */
  public int features() {
    return input.features();
  }
}
