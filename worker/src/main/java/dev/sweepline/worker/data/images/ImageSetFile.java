package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of images in a form that sets have: CIFAR-10's binary one, or idx.
 *
 * @param pixels of all images one after another: channels × height × width, 0 to 255
 * @param features pixels of an image
 */
public record ImageSetFile(DenseValues pixels, int features) {
  private static final String BINARY = ".bin";
  private static final String IDX = ".*-idx3-ubyte(\\.gz)?";

  /** Whether a file is called as such files are. */
  public static boolean isCalledOne(String file) {
    return file.endsWith(BINARY) || file.matches(IDX);
  }

  /**
   * Reads one; labels that stand in it are passed over.
   *
   * @throws DataException when it cannot be read, or its content is none
   */
  public static ImageSetFile read(Path file) {
    if (!Files.isReadable(file)) {
      throw new DataException(file + ": no such file, or it cannot be read");
    }
    if (file.toString().endsWith(BINARY)) {
      Examples images = CifarImages.read(List.of(file));
      return new ImageSetFile(images.values(), CifarImages.SHAPE.features());
    }
    IdxFile images = IdxFile.read(file, 3);
    return new ImageSetFile(images.values(), images.sizes().get(1) * images.sizes().get(2));
  }

  /** How many images there are. */
  public int images() {
    return pixels.size() / features;
  }

  /** One image's pixels. */
  public double[] row(int image) {
    double[] row = new double[features];
    for (int i = 0; i < features; i++) {
      row[i] = pixels.get(image * features + i);
    }
    return row;
  }
}
