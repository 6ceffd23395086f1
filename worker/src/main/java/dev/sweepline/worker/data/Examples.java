package dev.sweepline.worker.data;

/**
 * Examples as their source gives them, before scaling.
 *
 * @param features values a row has
 * @param values rows × features, row by row
 */
record Examples(int features, Values values, Answers answers) {
  Examples {
    if (values.size() != (long) answers.rows() * features) {
      throw new IllegalArgumentException(
          answers.rows() + " rows of " + features + " features, " + values.size() + " values");
    }
  }

  int rows() {
    return answers.rows();
  }

  float value(int row, int feature) {
    return values.get(row * features + feature);
  }
}
