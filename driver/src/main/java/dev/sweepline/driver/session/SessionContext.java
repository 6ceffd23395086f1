package dev.sweepline.driver.session;

import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.ParsedSweep;
import java.time.Clock;

/**
 * The surroundings of a session: all that the user does not say. Immutable.
 *
 * @param opener gives it a broker and, where wanted, a page
 * @param console what it prints to
 */
public record SessionContext(Services.Opener opener, Clock clock, Console console) {
  /** Tells what the author of a sweep file should know. */
  public void warn(ParsedSweep read) {
    read.warnings().forEach(warning -> console.warn(warning.asWarningIn(read.file())));
  }
}
