package dev.sweepline.driver.cli.input;

import dev.sweepline.driver.cli.text.Console;
import dev.sweepline.driver.services.Services;
import dev.sweepline.sweep.ParsedSweep;
import java.time.Clock;

/**
 * The surroundings of a command: all that it does not find in its arguments. Immutable.
 *
 * @param opener gives it a broker and, where wanted, a page
 * @param console what it prints to
 */
public record CommandContext(Services.Opener opener, Clock clock, Console console) {
  /** Tells what the author of a sweep file should know. */
  public void warn(ParsedSweep read) {
    read.warnings().forEach(warning -> console.warn(warning.asWarningIn(read.file())));
  }
}
