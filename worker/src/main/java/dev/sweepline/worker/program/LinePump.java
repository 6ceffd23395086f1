package dev.sweepline.worker.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A pump of lines from a stream: it runs until the stream's end, and reads on whatever a line
 * holds. For one thread.
 *
 * @param lines hears each line; a longer one comes in pieces, which are no whole lines
 */
record LinePump(InputStream in, LineListener lines) implements Runnable {
  static final int LONGEST = 1 << 20;

  /** Listener to lines. */
  @FunctionalInterface
  interface LineListener {
    /**
     * Takes a line.
     *
     * @param bytes holds it at its beginning, and is used again
     * @param whole false for a piece of one that is too long
     */
    void line(byte[] bytes, int length, boolean whole);
  }

  @Override
  public void run() {
    byte[] chunk = new byte[1 << 14];
    byte[] line = new byte[256];
    int length = 0;
    boolean whole = true;
    try {
      int read;
      while ((read = in.read(chunk)) >= 0) {
        int at = 0;
        while (at < read) {
          int end = at;
          while (end < read && chunk[end] != '\n') {
            end++;
          }
          int more = end - at;
          if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
          }
          System.arraycopy(chunk, at, line, length, more);
          length += more;
          if (end < read) {
            lines.line(line, length, whole);
            length = 0;
            whole = true;
          } else if (length >= LONGEST) {
            lines.line(line, length, false);
            length = 0;
            whole = false;
          }
          at = end + 1;
        }
      }
    } catch (IOException e) {
      // The process has ended and Java has closed its end: what came until then counts.
      whole = whole && length > 0;
    }
    if (length > 0) {
      lines.line(line, length, whole);
    }
  }
}
