package dev.sweepline.driver.text;

import java.io.PrintStream;
import java.util.List;

/**
 * The two streams of a terminal. Whatever text goes out is made fit for one on the way.
 * Thread-safe.
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;

  /** How many lines of something that moves stand at the end of the output. */
  private int moving;

  public Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints one line. */
  public synchronized void line(String text) {
    still();
    out.println(TerminalText.line(text));
  }

  /** Prints lines that end with a line break. */
  public synchronized void lines(Object text) {
    still();
    out.print(TerminalText.lines(text.toString()));
  }

  /** Prints JSON, in which control characters are escaped already. */
  public void json(Object text) {
    out.println(text);
  }

  /** Prints lines that fit a terminal in place of those that were printed so before. */
  public synchronized void moving(List<String> lines) {
    StringBuilder text = new StringBuilder(back());
    lines.forEach(
        line ->
            text.append(TerminalText.line(line)).append("\u001b[K").append(System.lineSeparator()));
    out.print(text.append("\u001b[J"));
    out.flush();
    moving = lines.size();
  }

  /** Where what moves began. */
  private String back() {
    return moving == 0 ? "" : "\u001b[%dA\r".formatted(moving);
  }

  /** Takes away what moves, so that other lines may stand there. */
  public synchronized void still() {
    if (moving > 0) {
      out.print(back() + "\u001b[J");
      out.flush();
      moving = 0;
    }
  }

  /** Empties a terminal whose size has changed, which has broken the lines that stand there. */
  public synchronized void clear() {
    out.print("\u001b[H\u001b[2J");
    out.flush();
    moving = 0;
  }

  /** Tells the user, beside the output, what is wrong or worth knowing. */
  public synchronized void warn(String text) {
    still();
    err.println(TerminalText.lines(text));
  }

  /** Whether some of the output has found no place: a full disk, a closed pipe. */
  public boolean hasLostOutput() {
    return out.checkError();
  }
}
