package dev.sweepline.driver.cli.option;

import dev.sweepline.sweep.text.UserException;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The option of where the page listens. */
public final class PortOption {
  private static final int LARGEST = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the page listens; default: 7878; 0 for any free port.")
  private Integer port;

  /**
   * The user's choice; empty for the usual one.
   *
   * @throws UserException when no port has that number
   */
  public OptionalInt get() {
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 0 || port > LARGEST) {
      throw new UserException("--port " + port + " is not in 0..65535");
    }
    return OptionalInt.of(port);
  }
}
