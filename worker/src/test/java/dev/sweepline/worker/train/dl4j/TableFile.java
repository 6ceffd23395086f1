package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.training.NamedOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A file of numbers to predict, for tests. */
final class TableFile {
  private TableFile() {}

  /** 300 rows of a, b and scale · (3a − 2b) + shift. */
  static NamedOptions line(Path folder, double scale, double shift) {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int row = 0; row < 300; row++) {
      double a = random.nextDouble(-1, 1);
      double b = random.nextDouble(5, 9);
      double y = scale * (3 * a - 2 * b) + shift;
      text.append(a).append(',').append(b).append(',').append(y).append('\n');
    }
    Path file = folder.resolve("line-%s-%s.csv".formatted(scale, shift));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> options = new HashMap<>();
    options.put("file", file.toString());
    options.put("task", "regression");
    return new NamedOptions("csv", options);
  }
}
