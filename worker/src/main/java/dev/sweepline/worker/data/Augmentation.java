package dev.sweepline.worker.data;

import dev.sweepline.sweep.random.Address;
import java.util.SplittableRandom;

/**
 * Alteration of training images, slight and differently in each epoch. Immutable, thread-safe; a
 * row's alteration depends on the epoch's seed and the row number alone.
 *
 * <p>In this order: flip, rotate, shift, crop, noise.
 *
 * @param image the form of a row
 * @param shift moves by up to so many pixels each way; what comes into view is background
 * @param crop the same, with the border's pixels repeated outside of the image
 * @param flip swaps left and right, half of the time
 * @param rotate turns by up to so many degrees each way, interpolating linearly
 * @param noise standard deviation of what is added to each value, in the scaled unit
 * @param background a scaled value: what black is
 */
public record Augmentation(
    InputShape.Image image,
    int shift,
    int crop,
    boolean flip,
    double rotate,
    double noise,
    float background) {

  /**
   * Alters one row in place.
   *
   * @param values one example, {@code image.features()} of them
   * @param epochSeed the seed of this pass over the data
   * @param row its number in the part
   */
  public void apply(float[] values, long epochSeed, int row) {
    SplittableRandom random = new SplittableRandom(Address.of(epochSeed).then(row).bits());
    if (flip && random.nextBoolean()) {
      mirror(values);
    }
    if (rotate > 0) {
      turn(values, Math.toRadians((2 * random.nextDouble() - 1) * rotate));
    }
    if (shift > 0) {
      move(values, offset(random, shift), offset(random, shift), false);
    }
    if (crop > 0) {
      move(values, offset(random, crop), offset(random, crop), true);
    }
    if (noise > 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (noise * random.nextGaussian());
      }
    }
  }

  private static int offset(SplittableRandom random, int most) {
    return random.nextInt(2 * most + 1) - most;
  }

  private void mirror(float[] values) {
    for (int line = 0; line < values.length; line += image.width()) {
      for (int left = line, right = line + image.width() - 1; left < right; left++, right--) {
        float swapped = values[left];
        values[left] = values[right];
        values[right] = swapped;
      }
    }
  }

  private void move(float[] values, int down, int across, boolean repeatBorder) {
    float[] from = values.clone();
    for (int i = 0; i < values.length; i++) {
      int column = i % image.width() - across;
      int line = i / image.width() % image.height() - down;
      if (repeatBorder) {
        column = Math.min(Math.max(column, 0), image.width() - 1);
        line = Math.min(Math.max(line, 0), image.height() - 1);
      }
      values[i] = pixel(from, i / (image.height() * image.width()), line, column);
    }
  }

  private void turn(float[] values, double angle) {
    float[] from = values.clone();
    double middleLine = (image.height() - 1) / 2.0;
    double middleColumn = (image.width() - 1) / 2.0;
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    for (int i = 0; i < values.length; i++) {
      double y = i / image.width() % image.height() - middleLine;
      double x = i % image.width() - middleColumn;
      int channel = i / (image.height() * image.width());
      values[i] =
          between(
              from,
              channel,
              middleLine + cosine * y - sine * x,
              middleColumn + sine * y + cosine * x);
    }
  }

  /** The value at a place between four pixels. */
  private float between(float[] from, int channel, double y, double x) {
    int line = (int) Math.floor(y);
    int column = (int) Math.floor(x);
    float down = (float) (y - line);
    float across = (float) (x - column);
    float above =
        (1 - across) * pixel(from, channel, line, column)
            + across * pixel(from, channel, line, column + 1);
    float below =
        (1 - across) * pixel(from, channel, line + 1, column)
            + across * pixel(from, channel, line + 1, column + 1);
    return (1 - down) * above + down * below;
  }

  private float pixel(float[] from, int channel, int line, int column) {
    boolean inside = line >= 0 && line < image.height() && column >= 0 && column < image.width();
    return inside ? from[(channel * image.height() + line) * image.width() + column] : background;
  }
}
