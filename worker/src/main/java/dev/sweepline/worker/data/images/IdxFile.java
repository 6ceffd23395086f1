package dev.sweepline.worker.data.images;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * An idx file, gzipped or not: a big-endian magic number 0x0000TTNN with the {@link IdxType}, NN
 * sizes of 32 bits, then the numbers row by row.
 *
 * @param sizes the first is the number of rows
 */
record IdxFile(List<Integer> sizes, DenseValues values) {
  private static final int UNSIGNED_BYTES = 0x0800;

  int rows() {
    return sizes.get(0);
  }

  /**
   * Reads a whole file.
   *
   * @param dimensions how many sizes it must have: 3 for images, 1 for labels
   * @throws DataException naming the file and what is wrong with it
   */
  static IdxFile read(Path file, int dimensions) {
    try (DataInputStream in = open(file)) {
      IdxType type = type(file, in.readInt(), dimensions);
      int[] sizes = sizes(file, in, dimensions);
      long length = type.bytes();
      for (int size : sizes) {
        length *= size;
      }
      if (length > Integer.MAX_VALUE - 8) {
        throw new DataException(file + ": announces " + length + " bytes, more than can be read");
      }
      byte[] bytes = in.readNBytes((int) length);
      if (bytes.length < length) {
        throw truncated(file, bytes.length + " of " + length + " bytes");
      }
      if (in.read() >= 0) {
        throw new DataException(file + ": goes on after the " + length + " bytes it announces");
      }
      DenseValues values = type.values(bytes);
      requireFinite(file, values, type);
      return new IdxFile(IntStream.of(sizes).boxed().toList(), values);
    } catch (EOFException e) {
      throw truncated(file, "its data ends early", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  /** Labels, of one dimension, are unsigned bytes; images may be of any type. */
  private static IdxType type(Path file, int magic, int dimensions) {
    Optional<IdxType> type =
        (magic & 0xff) == dimensions ? IdxType.of(magic >>> Byte.SIZE) : Optional.empty();
    return type.filter(found -> dimensions > 1 || found == IdxType.UNSIGNED_BYTE)
        .orElseThrow(
            () ->
                new DataException(
                    String.format(
                        "%s: starts with 0x%08x, an idx file of this kind with 0x%08x",
                        file, magic, UNSIGNED_BYTES | dimensions)));
  }

  private static void requireFinite(Path file, DenseValues values, IdxType type) {
    if (type != IdxType.FLOAT && type != IdxType.DOUBLE) {
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Float.isFinite((float) values.get(i))) {
        throw new DataException(
            "%s: its number %d is %s; at most 3.4e38 can be read"
                .formatted(file, i + 1, values.get(i)));
      }
    }
  }

  private static int[] sizes(Path file, DataInputStream in, int dimensions) throws IOException {
    int[] sizes = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.readInt();
      if (sizes[i] < 1) {
        throw new DataException(file + ": announces a size of " + sizes[i]);
      }
    }
    return sizes;
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return new DataInputStream(
          file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static DataException truncated(Path file, String what) {
    return new DataException(file + ": is cut short: " + what);
  }

  private static DataException truncated(Path file, String what, Throwable cause) {
    return new DataException(file + ": is cut short: " + what, cause);
  }
}
