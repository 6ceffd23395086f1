package dev.sweepline.worker.program;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The output of one program: the last lines in memory, and all of it in a file, of which an older
 * part moves aside when it grows large and the oldest goes. Thread-safe.
 */
final class TrialOutput implements AutoCloseable {
  /** Of the newest part, and of the one before it. */
  static final int MOST_BYTES = 8 << 20;

  private static final int MOST_LINES = 99;
  private static final int LONGEST = 500;

  private final Path file;

  /** As bytes: of a flood of lines few are ever read. */
  private final Deque<byte[]> last = new ArrayDeque<>();

  private byte[] lastError = {};
  private byte[] lastLine = {};
  private OutputStream stream;
  private long written;
  private long dropped;

  /** An empty one; what an earlier attempt wrote to the file moves aside. */
  TrialOutput(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      moveAside();
    }
    this.stream = OutputStream.nullOutputStream();
  }

  private void moveAside() throws IOException {
    Path older = file.resolveSibling(file.getFileName() + ".1");
    Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Takes a line.
   *
   * @param bytes as the program wrote it, without the line's end
   * @param isError whether it came on standard error
   */
  synchronized void add(byte[] bytes, int length, boolean isError) {
    try {
      if (written == 0 || written > MOST_BYTES) {
        open();
      }
      stream.write(bytes, 0, length);
      stream.write('\n');
      written += length + 1L;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remember(bytes, length, isError);
  }

  /** Takes a line that is ours, for whoever reads the trial's log. */
  synchronized void note(String line) {
    keep(line.getBytes(StandardCharsets.UTF_8));
  }

  private void open() throws IOException {
    stream.close();
    if (written > 0) {
      moveAside();
    }
    stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 13);
    written = 0;
  }

  private void remember(byte[] bytes, int length, boolean isError) {
    int end = length;
    while (end > 0 && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    if (end > 0) {
      byte[] line = Arrays.copyOf(bytes, Math.min(end, LONGEST));
      keep(line);
      lastLine = line;
      lastError = isError ? line : lastError;
    }
  }

  private void keep(byte[] line) {
    if (last.size() == MOST_LINES) {
      last.removeFirst();
      dropped++;
    }
    last.addLast(line);
  }

  private static String text(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).strip();
    return line.length < LONGEST ? text : text + "…";
  }

  /** The last lines, oldest first, and where those before them are. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (dropped > 0) {
      lines.add("(" + dropped + " earlier lines are in " + file + ")");
    }
    last.forEach(line -> lines.add(text(line)));
    return lines;
  }

  /** The last line on standard error, or on standard output where there is none; may be empty. */
  synchronized String lastWord() {
    return text(lastError.length == 0 ? lastLine : lastError);
  }

  @Override
  public synchronized void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
