package dev.sweepline.worker.data;

/** The form of one example; its values lie in one row, channel by channel, line by line. */
public sealed interface InputShape {

  /** Values an example has. */
  int features();

  /** The sizes as {@code 4} or {@code 1×28×28}. */
  String text();

  /** Values without neighbours: a table's columns, a document's vector. */
  record Flat(int features) implements InputShape {
    public Flat {
      if (features < 1) {
        throw new IllegalArgumentException("features " + features + " < 1");
      }
    }

    @Override
    public String text() {
      return String.valueOf(features);
    }
  }

  /** Pixels. */
  record Image(int channels, int height, int width) implements InputShape {
    public Image {
      if (channels < 1 || height < 1 || width < 1) {
        throw new IllegalArgumentException(
            "channels %d, height %d, width %d: one is < 1".formatted(channels, height, width));
      }
    }

    @Override
    public int features() {
      return channels * height * width;
    }

    @Override
    public String text() {
      return channels + "×" + height + "×" + width;
    }
  }
}
