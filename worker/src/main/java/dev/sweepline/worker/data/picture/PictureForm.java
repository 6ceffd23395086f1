package dev.sweepline.worker.data.picture;

import dev.sweepline.worker.data.InputShape.Image;

/**
 * Form to which pictures are brought.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record PictureForm(int channels, int height, int width, Fit fit) {
  /** What a network gets. */
  public Image shape() {
    return new Image(channels, height, width);
  }

  /** The same with another number of channels. */
  public PictureForm channels(int other) {
    return new PictureForm(other, height, width, fit);
  }
}
