package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kafka's index files of a segment, which it trusts after a clean stop: with a wrong one it finds
 * nothing. It makes them anew where they are absent. Stateless.
 */
final class SegmentIndex {
  private static final int ENTRY = 2 * Integer.BYTES;
  private static final int TIME_ENTRY = Long.BYTES + Integer.BYTES;
  private static final int LAST_OFFSET_AT = 23;
  private static final int HEAD = LAST_OFFSET_AT + Integer.BYTES;

  private SegmentIndex() {}

  static Path file(Path segment) {
    return sibling(segment, ".index");
  }

  static Path timeFile(Path segment) {
    return sibling(segment, ".timeindex");
  }

  private static Path sibling(Path segment, String ending) {
    return segment.resolveSibling(segment.getFileName().toString().replace(".log", ending));
  }

  /**
   * Whether what the index says is so. Entries are pairs of an offset, counted from the segment's
   * first, and the position of a batch that ends there or before; zeros follow while a broker has
   * it open.
   *
   * @param end the offset behind the segment's last record
   */
  static boolean isRight(Path segment, long end) throws IOException {
    if (!Files.exists(file(segment))) {
      return true;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(segment)));
    try (FileChannel batches = FileChannel.open(segment)) {
      while (bytes.remaining() >= ENTRY) {
        long offset = Segments.base(segment) + bytes.getInt();
        int position = bytes.getInt();
        boolean isEnd = offset == Segments.base(segment) && position == 0;
        if (!isEnd && (offset >= end || position < 0 || !isBatch(batches, position, offset))) {
          return false;
        }
      }
    }
    return bytes.remaining() == 0;
  }

  private static boolean isBatch(FileChannel batches, int position, long offset)
      throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    while (head.hasRemaining() && batches.read(head, (long) position + head.position()) > 0) {
      // reads on
    }
    long base = head.getLong(0);
    long last = base + head.getInt(LAST_OFFSET_AT);
    return !head.hasRemaining() && base <= last && last <= offset;
  }

  /** The same of the index by time, whose times and offsets grow. */
  static boolean isTimeRight(Path segment, long end) throws IOException {
    if (!Files.exists(timeFile(segment))) {
      return true;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(timeFile(segment)));
    long before = 0;
    while (bytes.remaining() >= TIME_ENTRY) {
      long time = bytes.getLong();
      int offset = bytes.getInt();
      boolean isEnd = offset == 0 && time == 0;
      if (!isEnd && (time < before || offset < 0 || Segments.base(segment) + offset >= end)) {
        return false;
      }
      before = Math.max(before, time);
    }
    return bytes.remaining() == 0;
  }
}
