package dev.sweepline.driver.cli.input;

import java.util.List;

/** What the user asked for cannot be done; the message has a line for each reason. */
public final class BadInput extends IllegalArgumentException {
  public BadInput(List<String> lines) {
    super(String.join(System.lineSeparator(), lines));
  }
}
