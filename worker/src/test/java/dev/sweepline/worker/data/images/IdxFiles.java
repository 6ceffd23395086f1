package dev.sweepline.worker.data.images;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small idx files for tests. */
public final class IdxFiles {
  public static final int IMAGES = 0x803;
  public static final int LABELS = 0x801;

  private IdxFiles() {}

  /** An idx file of the given magic number and sizes, gzipped when its name says so. */
  public static Path write(Path file, int magic, int[] sizes, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(magic);
      for (int size : sizes) {
        out.writeInt(size);
      }
      out.write(content);
      try (OutputStream target = Files.newOutputStream(file);
          OutputStream packed =
              file.toString().endsWith(".gz") ? new GZIPOutputStream(target) : target) {
        packed.write(bytes.toByteArray());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole data set of 2×2 images; pixel = row number of the image, label = row modulo 10. */
  public static void dataset(Path folder, String suffix, int train, int test) {
    pair(folder, "train", suffix, train);
    pair(folder, "t10k", suffix, test);
  }

  private static void pair(Path folder, String part, String suffix, int rows) {
    byte[] pixels = new byte[rows * 4];
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      java.util.Arrays.fill(pixels, row * 4, row * 4 + 4, (byte) row);
      labels[row] = (byte) (row % 10);
    }
    write(
        folder.resolve(part + "-images-idx3-ubyte" + suffix),
        IMAGES,
        new int[] {rows, 2, 2},
        pixels);
    write(folder.resolve(part + "-labels-idx1-ubyte" + suffix), LABELS, new int[] {rows}, labels);
  }
}
