package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pictures of one form in memory, each with its class.
 *
 * @param classes names, in their order
 * @param labels a number of a class for each picture
 * @param pixels picture by picture, channel by channel, line by line
 * @param warnings a line for each file that was left out, and for what else is odd
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pixels; never compared
record PictureSet(
    Image shape, List<String> classes, int[] labels, byte[] pixels, List<String> warnings) {
  PictureSet {
    classes = List.copyOf(classes);
    warnings = List.copyOf(warnings);
  }

  Examples examples() {
    return new Examples(
        shape.features(), new DenseValues.Bytes(pixels), new Targets.Labels(labels));
  }

  /**
   * The same with the numbers of other classes' order.
   *
   * @param name of the folder, for the message
   * @throws DataException when there is a class more
   */
  PictureSet of(List<String> others, String name) {
    int[] numbers = new int[classes.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = others.indexOf(classes.get(i));
      if (numbers[i] < 0) {
        throw new DataException(
            "%s: has a class '%s', which is not among those to train on: %s"
                .formatted(name, classes.get(i), String.join(", ", others)));
      }
    }
    int[] renumbered = Arrays.stream(labels).map(label -> numbers[label]).toArray();
    return new PictureSet(shape, others, renumbered, pixels, warnings);
  }

  /** One line on how many there are of what. */
  String summary(String name) {
    int[] counts = new int[classes.size()];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(counts.length, 5); i++) {
      shown.add(classes.get(i) + " " + counts[i]);
    }
    return "%s: %d images of %d classes (%s%s), as %s"
        .formatted(
            name,
            labels.length,
            classes.size(),
            String.join(", ", shown),
            counts.length > shown.size() ? ", …" : "",
            shape.text());
  }
}
