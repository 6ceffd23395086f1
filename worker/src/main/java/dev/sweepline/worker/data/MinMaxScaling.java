package dev.sweepline.worker.data;

/**
 * Maps the smallest pixel of the training data to 0 and its largest to 1. One pair for all pixels,
 * which share a unit; values outside the pair land outside of [0, 1].
 */
record MinMaxScaling(int low, int high) {

  /** Fitted on the given rows and no others. */
  static MinMaxScaling fit(RawData data, int[] rows) {
    int low = 255;
    int high = 0;
    for (int row : rows) {
      for (int feature = 0; feature < data.features(); feature++) {
        int pixel = data.pixel(row, feature);
        low = Math.min(low, pixel);
        high = Math.max(high, pixel);
      }
    }
    return new MinMaxScaling(low, high);
  }

  /** Data without any spread becomes 0. */
  float apply(int pixel) {
    return high > low ? (float) (pixel - low) / (high - low) : 0;
  }
}
