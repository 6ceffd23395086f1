package dev.sweepline.worker.data;

/**
 * Examples as their source gives them, before scaling.
 *
 * @param features values a row has
 * @param values rows × features, row by row
 */
public record Examples(int features, DenseValues values, Targets answers) {
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

  public double value(int row, int feature) {
    return values.get(row * features + feature);
  }
}
