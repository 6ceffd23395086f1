package dev.sweepline.driver.export.tensorboard;

import dev.sweepline.worker.file.ProtoMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Events on their way to the end of an event file, in TensorFlow's framing of records: length, its
 * checksum, data, its checksum. A file is opened for each {@link #flush} alone, so that thousands
 * of runs hold none open. Not thread-safe.
 */
final class EventFile {
  private static final int FILE_VERSION = 3;
  private static final int MASK = 0xa282ead8;

  private final Path path;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean begun;

  /** A new file, which replaces one that is there. */
  EventFile(Path path, double wallTime) {
    this.path = path;
    add(new ProtoMessage().real(1, wallTime).text(FILE_VERSION, "brain.Event:2"));
  }

  /** Takes an event to write. */
  void add(ProtoMessage event) {
    byte[] data = event.toBytes();
    byte[] length = little(8).putLong(data.length).array();
    waiting.writeBytes(length);
    waiting.writeBytes(little(4).putInt(maskedChecksum(length)).array());
    waiting.writeBytes(data);
    waiting.writeBytes(little(4).putInt(maskedChecksum(data)).array());
  }

  /** Writes what was taken; it waits for the next call where that fails. */
  void flush() throws IOException {
    if (waiting.size() == 0) {
      return;
    }
    if (begun) {
      Files.write(path, waiting.toByteArray(), StandardOpenOption.APPEND);
    } else {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, waiting.toByteArray());
      begun = true;
    }
    waiting.reset();
  }

  private static int maskedChecksum(byte[] data) {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
