package dev.sweepline.dashboard.snapshot;

import dev.sweepline.sweep.access.PrivateFiles;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of frames that grows at its end: each is its length, its checksum, its kind and its bytes.
 * One thread appends, any may read what was flushed.
 */
final class FrameFile implements Closeable {
  private static final int HEAD = 2 * Integer.BYTES + 1;
  private static final int BUFFER = 1 << 20;

  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private long flushed;

  private FrameFile(FileChannel channel, long length) {
    this.channel = channel;
    this.flushed = length;
  }

  /** What a scan finds. */
  @FunctionalInterface
  interface Visitor {
    /**
     * The next frame.
     *
     * @param position where it begins
     * @param bytes only for the time of the call
     */
    void frame(long position, byte kind, ByteBuffer bytes) throws IOException;
  }

  /** A new file, with nothing in it. */
  static FrameFile create(Path path) throws IOException {
    Files.deleteIfExists(path);
    Files.createFile(path, PrivateFiles.fileRights(path));
    return open(path, 0);
  }

  /** The first so many bytes of a file; what lies behind them is cut off. */
  static FrameFile open(Path path, long length) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.size() < length) {
        throw new EOFException(path.getFileName() + " is shorter than " + length + " bytes");
      }
      channel.truncate(length);
      return new FrameFile(channel, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The first so many bytes of a file, only to be read. */
  static FrameFile view(Path path, long length) throws IOException {
    return new FrameFile(FileChannel.open(path, StandardOpenOption.READ), length);
  }

  long length() {
    return flushed + buffer.position();
  }

  /**
   * Adds a frame; it can be read once {@link #flush} has been called.
   *
   * @return where it begins
   */
  long append(byte kind, byte[] bytes) throws IOException {
    if (buffer.remaining() < HEAD + bytes.length) {
      flush();
      if (buffer.remaining() < HEAD + bytes.length) {
        buffer = ByteBuffer.allocate(Math.max(BUFFER, HEAD + bytes.length));
      }
    }
    long position = length();
    buffer.putInt(bytes.length).putInt(checksum(kind, bytes, 0, bytes.length)).put(kind).put(bytes);
    return position;
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      flushed += channel.write(buffer, flushed);
    }
    buffer = buffer.capacity() > BUFFER ? ByteBuffer.allocate(0) : buffer.clear();
  }

  /** Gives the buffer back until there is more to append. */
  void rest() throws IOException {
    flush();
    buffer = ByteBuffer.allocate(0);
  }

  /**
   * The bytes of a frame.
   *
   * @param length how many they are
   */
  ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    fill(bytes, position + HEAD);
    return bytes.flip();
  }

  private void fill(ByteBuffer to, long position) throws IOException {
    long at = position;
    while (to.hasRemaining()) {
      int count = channel.read(to, at);
      if (count < 0) {
        throw new EOFException("a snapshot's file ends at " + at);
      }
      at += count;
    }
  }

  /**
   * Goes through all frames, in order.
   *
   * @throws IOException where one is not what was written
   */
  void scan(Visitor visitor) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(BUFFER).flip();
    long position = 0;
    while (position < flushed) {
      window = ensure(window, HEAD, position);
      int length = window.getInt(window.position());
      if (length < 0 || length > flushed - position - HEAD) {
        throw new IOException("no frame at " + position);
      }
      window = ensure(window, HEAD + length, position);
      int start = window.position() + HEAD;
      byte kind = window.get(start - 1);
      if (window.getInt(window.position() + Integer.BYTES)
          != checksum(kind, window.array(), start, length)) {
        throw new IOException("a wrong checksum at " + position);
      }
      visitor.frame(position, kind, window.slice(start, length));
      window.position(start + length);
      position += HEAD + length;
    }
  }

  /** A window that holds so many bytes from a position on, which is where it stands. */
  private ByteBuffer ensure(ByteBuffer window, int bytes, long position) throws IOException {
    if (window.remaining() >= bytes) {
      return window;
    }
    int have = window.remaining();
    ByteBuffer next =
        bytes <= window.capacity() ? window.compact() : ByteBuffer.allocate(bytes).put(window);
    next.limit((int) Math.min(next.capacity(), have + flushed - position - have));
    if (next.limit() < bytes) {
      throw new EOFException("no frame at " + position);
    }
    fill(next, position + have);
    return next.flip();
  }

  private static int checksum(byte kind, byte[] bytes, int offset, int length) {
    CRC32C sum = new CRC32C();
    sum.update(kind);
    sum.update(bytes, offset, length);
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
