package dev.sweepline.worker.data.picture;

/**
 * Decoded picture.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param planes unsigned bytes, channel by channel, line by line
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pixels; never compared
public record Picture(int channels, int height, int width, byte[] planes) {
  /** Of the luminance of a colour (ITU-R BT.601, as JPEG has it). */
  private static final double RED = 0.299;

  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  /** Whether some pixel is not grey. */
  public boolean isColoured() {
    int area = height * width;
    for (int i = 0; i < area && channels == 3; i++) {
      if (planes[i] != planes[area + i] || planes[i] != planes[2 * area + i]) {
        return true;
      }
    }
    return false;
  }

  Picture grey() {
    int area = height * width;
    byte[] grey = new byte[area];
    for (int i = 0; i < area; i++) {
      double sum = RED * at(i) + GREEN * at(area + i) + BLUE * at(2 * area + i);
      grey[i] = (byte) Math.round(sum);
    }
    return new Picture(1, height, width, grey);
  }

  /** Of a grey one, the same in three channels. */
  Picture rgb() {
    byte[] three = new byte[3 * planes.length];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(planes, 0, three, channel * planes.length, planes.length);
    }
    return new Picture(3, height, width, three);
  }

  private int at(int index) {
    return planes[index] & 0xff;
  }

  /**
   * The picture as a camera held it.
   *
   * @param orientation Exif's, 1 to 8: where the first line and the first column of the file are
   */
  Picture upright(int orientation) {
    if (orientation <= 1 || orientation > 8) {
      return this;
    }
    boolean turned = orientation >= 5;
    int high = turned ? width : height;
    int wide = turned ? height : width;
    byte[] out = new byte[planes.length];
    for (int i = 0; i < planes.length; i++) {
      int channel = i / (height * width);
      int line = i / width % height;
      int column = i % width;
      int down = height - 1 - line;
      int back = width - 1 - column;
      int to =
          switch (orientation) {
            case 2 -> line * wide + back;
            case 3 -> down * wide + back;
            case 4 -> down * wide + column;
            case 5 -> column * wide + line;
            case 6 -> column * wide + down;
            case 7 -> back * wide + down;
            default -> back * wide + line;
          };
      out[channel * high * wide + to] = planes[i];
    }
    return new Picture(channels, high, wide, out);
  }
}
