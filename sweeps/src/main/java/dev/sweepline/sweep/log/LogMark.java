package dev.sweepline.sweep.log;

import java.util.zip.CRC32C;

/**
 * A mark in one partition of the log: where it begins, and the newest record that somebody has
 * read, with a checksum. Where a log still has that record there, all before it is what was read,
 * as logs only grow. Immutable.
 *
 * @param begin the offset of the partition's first record
 * @param last the offset of the record
 * @param checksum of its bytes
 */
public record LogMark(int partition, long begin, long last, long checksum) {
  /**
   * The mark of a record.
   *
   * @param value its bytes; empty where it has none
   */
  public static LogMark of(int partition, long begin, long last, byte[] value) {
    return new LogMark(partition, begin, last, checksum(value));
  }

  /** Whether this is the record. */
  public boolean isOf(long offset, byte[] value) {
    return offset == last && checksum(value) == checksum;
  }

  private static long checksum(byte[] value) {
    CRC32C sum = new CRC32C();
    sum.update(value, 0, value.length);
    return sum.getValue();
  }
}
