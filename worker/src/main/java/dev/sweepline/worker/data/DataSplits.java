package dev.sweepline.worker.data;

import dev.sweepline.worker.data.columns.TableEncoder;
import java.util.Optional;

/**
 * A data set ready to train on.
 *
 * @param shape the form of an example
 * @param task what there is to learn
 * @param train what networks learn from; scaling was fitted on it alone
 * @param validation what hyperparameters are judged by
 * @param test what the finished network is judged by, once
 * @param scaling what was done to every value, for those who bring their own examples
 * @param targets what was done to the numbers to predict, output by output, so that networks give
 *     scaled ones; fitted on the training part alone; empty for labels
 * @param columns what makes features of a table's columns, before scaling; empty where examples are
 *     numbers to begin with
 */
public record DataSplits(
    InputShape shape,
    Task task,
    DataPart train,
    DataPart validation,
    DataPart test,
    Scaling scaling,
    Optional<Scaling> targets,
    Optional<TableEncoder> columns) {

  /** What a network must fit. */
  public DataShape form() {
    return new DataShape(shape, task);
  }

  /** Native memory that the features of all parts take. */
  public long bytes() {
    return train.bytes() + validation.bytes() + test.bytes();
  }

  /** Values an example has. */
  public int features() {
    return shape.features();
  }

  /** Values a network gives for one example: the labels there are, or the numbers to predict. */
  public int outputs() {
    return task.outputs();
  }
}
