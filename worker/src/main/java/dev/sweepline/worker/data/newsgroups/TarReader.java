package dev.sweepline.worker.data.newsgroups;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the plain files of a tar archive with short names, one after the other. */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int KIND_AT = 156;

  private final InputStream in;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** A file of the archive. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(String name, byte[] content) {}

  /** The next file; empty at the end. */
  Optional<Entry> next() throws IOException {
    while (true) {
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || (header.length == BLOCK && header[0] == 0)) {
        return Optional.empty();
      }
      if (header.length < BLOCK) {
        throw new EOFException();
      }
      int size = size(header);
      byte[] content = in.readNBytes(size);
      if (content.length < size) {
        throw new EOFException();
      }
      in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      if (header[KIND_AT] == '0' || header[KIND_AT] == 0) {
        return Optional.of(new Entry(text(header, 0, NAME), content));
      }
    }
  }

  private static int size(byte[] header) throws IOException {
    try {
      return Integer.parseInt(text(header, SIZE_AT, SIZE).strip(), 8);
    } catch (NumberFormatException e) {
      throw new IOException("not a tar archive", e);
    }
  }

  private static String text(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
