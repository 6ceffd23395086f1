package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.data.InputShape.Image;

/** Window that slides over an image, down and across. */
public record Window(Span down, Span across) {

  /**
   * A square one over an image padded so that its size changes by the step alone; where the zeros
   * cannot be shared out evenly, the last edge gets one more.
   */
  public static Window same(Image image, int side, int step) {
    return new Window(Span.same(image.height(), side, step), Span.same(image.width(), side, step));
  }

  /** Squares side by side; what is left at the last edges is left out. */
  public static Window tiles(Image image, int side) {
    return new Window(
        new Span(image.height(), side, side, 0, 0), new Span(image.width(), side, side, 0, 0));
  }

  /** All of an image at once. */
  public static Window whole(Image image) {
    return new Window(
        new Span(image.height(), image.height(), 1, 0, 0),
        new Span(image.width(), image.width(), 1, 0, 0));
  }

  /** What comes out where it is laid on an image of so many channels. */
  Image over(int channels) {
    return new Image(channels, down.places(), across.places());
  }

  /** Pixels that it covers. */
  int size() {
    return Math.multiplyExact(down.size(), across.size());
  }

  /**
   * A window along one side of an image.
   *
   * @param length of the side
   * @param size of the window
   * @param step from one place to the next
   * @param before zeros before the first pixel
   * @param after zeros behind the last
   */
  public record Span(int length, int size, int step, int before, int after) {
    public Span {
      if (size < 1 || step < 1 || length + before + after < size) {
        throw new IllegalArgumentException(
            "a window of %d in steps of %d over %d pixels".formatted(size, step, length));
      }
    }

    /** Padded so that there is a place for every step of the side. */
    public static Span same(int length, int size, int step) {
      int places = (length + step - 1) / step;
      int zeros = Math.max(0, (places - 1) * step + size - length);
      return new Span(length, size, step, zeros / 2, zeros - zeros / 2);
    }

    /** Places that it has. */
    public int places() {
      return (length + before + after - size) / step + 1;
    }
  }
}
