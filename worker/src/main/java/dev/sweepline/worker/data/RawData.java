package dev.sweepline.worker.data;

/**
 * Examples as their source gives them: {@code rows} × {@code features} unsigned bytes, row by row,
 * and one label a row.
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pixels; never compared
record RawData(int rows, int features, byte[] pixels, byte[] labels) {
  RawData {
    if (pixels.length != (long) rows * features || labels.length != rows) {
      throw new IllegalArgumentException(
          rows + " rows, " + pixels.length + " pixels, " + labels.length + " labels");
    }
  }

  int pixel(int row, int feature) {
    return pixels[row * features + feature] & 0xff;
  }
}
