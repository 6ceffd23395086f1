package dev.sweepline.driver.cli.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of the terminal.
 *
 * @param columns characters a line
 * @param rows lines
 */
record TerminalSize(int columns, int rows) {
  private static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final Pattern ANSWER = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})\\s*");
  private static final long LONGEST_MILLIS = 500;

  /** The size by now; 80 by 24 where the terminal does not tell. Takes a millisecond or two. */
  static TerminalSize now() {
    try {
      Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
      try {
        if (stty.waitFor(LONGEST_MILLIS, TimeUnit.MILLISECONDS)) {
          byte[] answer = stty.getInputStream().readAllBytes();
          return parse(new String(answer, StandardCharsets.US_ASCII));
        }
      } finally {
        stty.destroyForcibly();
      }
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return USUAL;
  }

  /** What {@code stty size} says, rows first. */
  static TerminalSize parse(String answer) {
    Matcher sizes = ANSWER.matcher(answer);
    return sizes.matches()
        ? new TerminalSize(Integer.parseInt(sizes.group(2)), Integer.parseInt(sizes.group(1)))
        : USUAL;
  }
}
