package dev.sweepline.worker.data.picture;

import dev.sweepline.worker.data.InputShape.Image;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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

  /** As JSON: {@code channels}, {@code height}, {@code width} and {@code fit}. */
  public Map<String, Object> document() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("channels", channels);
    fields.put("height", height);
    fields.put("width", width);
    fields.put("fit", fit.name().toLowerCase(Locale.ROOT));
    return fields;
  }
}
