package dev.sweepline.driver.cli.text;

import java.io.PrintStream;

/**
 * The two streams of a terminal. Whatever text goes out is made fit for one on the way.
 * Thread-safe.
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;

  public Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints one line. */
  public void line(String text) {
    out.println(TerminalText.line(text));
  }

  /** Prints lines that end with a line break. */
  public void lines(Object text) {
    out.print(TerminalText.lines(text.toString()));
  }

  /** Prints JSON, in which control characters are escaped already. */
  public void json(Object text) {
    out.println(text);
  }

  /** Prints a line in place of the one before, which ends with none. */
  public void inPlace(String text) {
    out.print("\r\u001b[2K" + TerminalText.line(text));
    out.flush();
  }

  /** Tells the user, beside the output, what is wrong or worth knowing. */
  public void warn(String text) {
    err.println(TerminalText.lines(text));
  }

  /** Whether some of the output has found no place: a full disk, a closed pipe. */
  public boolean hasLostOutput() {
    return out.checkError();
  }
}
