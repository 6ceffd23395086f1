package dev.sweepline.driver.cli;

import java.util.List;

/** What the user asked for cannot be done; the message has a line for each reason. */
final class BadInput extends IllegalArgumentException {
  BadInput(List<String> lines) {
    super(String.join(System.lineSeparator(), lines));
  }
}
