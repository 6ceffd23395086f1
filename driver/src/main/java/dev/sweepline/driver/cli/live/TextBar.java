package dev.sweepline.driver.cli.live;

/** A horizontal bar of block characters, an eighth of a character fine. Stateless. */
final class TextBar {
  private static final String EIGHTHS = "·▏▎▍▌▋▊▉";

  private TextBar() {}

  /**
   * A bar.
   *
   * @param share how much of it is full, from 0 to 1
   * @param width in characters
   */
  static String of(double share, int width) {
    int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * width * 8);
    int full = eighths / 8;
    StringBuilder bar = new StringBuilder("█".repeat(full));
    if (full < width) {
      bar.append(EIGHTHS.charAt(eighths % 8)).append("·".repeat(width - full - 1));
    }
    return bar.toString();
  }
}
