package dev.sweepline.worker.data;

import dev.sweepline.worker.data.columns.Cells;
import dev.sweepline.worker.data.columns.TableEncoder;

/**
 * Examples as their source gives them, before scaling.
 *
 * @param features values a row has
 * @param values rows × features, row by row
 */
public record Examples(int features, DenseValues values, Targets answers) implements Cells {
  public Examples {
    if (values.size() != (long) answers.rows() * features) {
      throw new IllegalArgumentException(
          answers.rows() + " rows of " + features + " features, " + values.size() + " values");
    }
  }

  /** Numbers to predict as examples, to be scaled like any other. */
  public static Examples of(Targets.Numbers targets) {
    return new Examples(targets.outputs(), new DenseValues.Doubles(targets.numbers()), targets);
  }

  public int rows() {
    return answers.rows();
  }

  @Override
  public double value(int row, int feature) {
    return values.get(row * features + feature);
  }

  /**
   * A table's rows as an encoder makes them, worked out whenever they are asked for.
   *
   * @throws DataException when that is more than can be held
   */
  public Examples encoded(TableEncoder encoder) {
    if (encoder.changesNothing()) {
      return this;
    }
    int width = encoder.features().size();
    if ((long) rows() * width > Integer.MAX_VALUE) {
      throw new DataException(
          "%d rows of %d features are more than can be held; drop columns of many categories"
              .formatted(rows(), width));
    }
    return new Examples(width, new DenseValues.Encoded(this, rows(), encoder), answers);
  }
}
