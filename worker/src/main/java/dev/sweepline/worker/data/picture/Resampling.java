package dev.sweepline.worker.data.picture;

/**
 * Change of a picture's size: every pixel becomes a weighted mean, by a triangle that is as wide as
 * the step from one pixel to the next in the larger of both, so that nothing is skipped. The same
 * on every machine. Stateless.
 */
public final class Resampling {
  private Resampling() {}

  /** The picture, or its middle, in a form. */
  public static Picture of(Picture from, PictureForm form) {
    boolean fits = from.height() == form.height() && from.width() == form.width();
    Picture sized = fits ? from : sized(from, form);
    boolean right = form.channels() == from.channels();
    return right ? sized : form.channels() == 1 ? sized.grey() : sized.rgb();
  }

  private static Picture sized(Picture from, PictureForm form) {
    double high = from.height();
    double wide = from.width();
    if (form.fit() == Fit.CROP) {
      double scale = Math.min(high / form.height(), wide / form.width());
      high = scale * form.height();
      wide = scale * form.width();
    }
    Taps across = Taps.of(from.width(), (from.width() - wide) / 2, wide, form.width());
    Taps down = Taps.of(from.height(), (from.height() - high) / 2, high, form.height());
    byte[] out = new byte[from.channels() * form.height() * form.width()];
    float[] lines = new float[from.height() * form.width()];
    for (int channel = 0; channel < from.channels(); channel++) {
      int first = channel * from.height() * from.width();
      for (int line = 0; line < from.height(); line++) {
        for (int x = 0; x < form.width(); x++) {
          float sum = 0;
          for (int tap = 0; tap < across.weights[x].length; tap++) {
            int column = across.first[x] + tap;
            sum +=
                across.weights[x][tap]
                    * (from.planes()[first + line * from.width() + column] & 0xff);
          }
          lines[line * form.width() + x] = sum;
        }
      }
      for (int y = 0; y < form.height(); y++) {
        for (int x = 0; x < form.width(); x++) {
          float sum = 0;
          for (int tap = 0; tap < down.weights[y].length; tap++) {
            sum += down.weights[y][tap] * lines[(down.first[y] + tap) * form.width() + x];
          }
          out[(channel * form.height() + y) * form.width() + x] =
              (byte) Math.max(0, Math.min(255, Math.round(sum)));
        }
      }
    }
    return new Picture(from.channels(), form.height(), form.width(), out);
  }

  /**
   * What the pixels of a line are made of.
   *
   * @param first the first pixel that each takes in
   * @param weights of that and those after it, 1 in all
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taps(int[] first, float[][] weights) {
    static Taps of(int size, double start, double length, int wanted) {
      int[] first = new int[wanted];
      float[][] weights = new float[wanted][];
      double step = length / wanted;
      double reach = Math.max(1, step);
      for (int i = 0; i < wanted; i++) {
        double middle = start + (i + 0.5) * step;
        int from = Math.max(0, (int) Math.floor(middle - reach));
        int to = Math.min(size, (int) Math.ceil(middle + reach));
        double[] raw = new double[to - from];
        double sum = 0;
        for (int tap = 0; tap < raw.length; tap++) {
          raw[tap] = Math.max(0, 1 - Math.abs(from + tap + 0.5 - middle) / reach);
          sum += raw[tap];
        }
        first[i] = from;
        weights[i] = new float[raw.length];
        for (int tap = 0; tap < raw.length; tap++) {
          weights[i][tap] = (float) (raw[tap] / sum);
        }
      }
      return new Taps(first, weights);
    }
  }
}
