package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.RecordBatch;

/**
 * A reader of a partition's segment files, as they are on disk: no broker is needed, and nothing is
 * changed. It passes over what is damaged and says where that was. Not thread-safe.
 */
final class Segments {
  private static final String NAME = "\\d{20}\\.log";
  private static final int NAME_DIGITS = 20;
  private static final int LENGTH_AT = Long.BYTES;
  private static final int MAGIC_AT = 16;
  private static final int BEFORE_LENGTH = LENGTH_AT + Integer.BYTES;
  private static final int HEADER = 61;

  /** No damage is taken to hide more records than that. */
  private static final long WIDEST_GAP = 1L << 32;

  private final Consumer<RecordBatch> reader;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Tear> tears = new ArrayList<>();
  private long end;

  /**
   * Offsets whose records cannot be read, though what follows can.
   *
   * @param from the first
   * @param to behind the last; the same where something lies between two records
   */
  record Gap(Path file, long from, long to) {}

  /** An end of a file, from a position on, that holds no whole batch. */
  record Tear(Path file, long position) {}

  /**
   * Begins at the start of a partition.
   *
   * @param reader takes every batch that is whole, in order
   */
  Segments(Consumer<RecordBatch> reader) {
    this.reader = reader;
  }

  /** The segment files of a partition, oldest first. */
  static List<Path> files(Path partition) throws IOException {
    try (Stream<Path> list = Files.list(partition)) {
      return list.filter(file -> file.getFileName().toString().matches(NAME)).sorted().toList();
    }
  }

  /** Where a segment begins, by its name. */
  static long base(Path segment) {
    return Long.parseLong(segment.getFileName().toString().substring(0, NAME_DIGITS));
  }

  /**
   * Reads the segments of a partition.
   *
   * @param start the first offset that must be there
   */
  void readAll(Path partition, long start) throws IOException {
    end = start;
    for (Path file : files(partition)) {
      if (base(file) > end) {
        gaps.add(new Gap(file, end, base(file)));
      }
      begin(base(file));
      long position = read(file, 0);
      if (position < Files.size(file)) {
        tears.add(new Tear(file, position));
      }
    }
  }

  /** Goes to where a segment begins. */
  void begin(long offset) {
    end = offset;
  }

  /**
   * Reads on in one file of batches.
   *
   * @param position in bytes, where a batch begins
   * @return the position behind the last batch that is whole
   */
  long read(Path file, long position) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size() - position;
      ByteBuffer bytes = channel.map(MapMode.READ_ONLY, position, size);
      int at = 0;
      while (at < size) {
        Optional<MutableRecordBatch> batch = batch(bytes, at);
        int next = at;
        while (batch.isEmpty() && ++next <= size - HEADER) {
          batch = batch(bytes, next);
        }
        if (batch.isEmpty()) {
          break;
        }
        if (next > at || batch.get().baseOffset() > end) {
          gaps.add(new Gap(file, end, batch.get().baseOffset()));
        }
        reader.accept(batch.get());
        end = batch.get().nextOffset();
        at = next + batch.get().sizeInBytes();
      }
      return position + at;
    }
  }

  /** The batch at a position, if there is a whole one. */
  private Optional<MutableRecordBatch> batch(ByteBuffer bytes, int at) {
    int left = bytes.limit() - at;
    if (left < HEADER || bytes.get(at + MAGIC_AT) != RecordBatch.MAGIC_VALUE_V2) {
      return Optional.empty();
    }
    long offset = bytes.getLong(at);
    long size = (long) bytes.getInt(at + LENGTH_AT) + BEFORE_LENGTH;
    if (offset < end || offset - end > WIDEST_GAP || size < HEADER || size > left) {
      return Optional.empty();
    }
    try {
      MutableRecordBatch batch =
          MemoryRecords.readableRecords(bytes.slice(at, (int) size)).batchIterator().next();
      batch.ensureValid();
      return Optional.of(batch);
    } catch (KafkaException e) {
      return Optional.empty();
    }
  }

  /** The offset behind the last record. */
  long end() {
    return end;
  }

  /** What cannot be read, though something behind it can. */
  List<Gap> gaps() {
    return gaps;
  }

  /** What lies behind the last whole batch of a file. */
  List<Tear> tears() {
    return tears;
  }
}
