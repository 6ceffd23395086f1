package dev.sweepline.driver.cli;

import dev.sweepline.driver.station.StationRequest.Page;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every verb that drives a sweep. */
final class DriveOptions {
  static final String PORT_HELP = "Where the page listens; default: 7878; 0 for any free port.";
  private static final int LARGEST_PORT = 65_535;

  @Mixin private Place place;

  @Mixin private Jars jars;

  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are looked for.")
  private String data;

  @Option(names = "--slots", paramLabel = "N", description = "Trials at once; default: all cores.")
  private Integer slots;

  @Option(names = "--port", paramLabel = "N", description = PORT_HELP)
  private Integer port;

  @Option(names = "--exit", description = "Ends with the sweep, even on a terminal.")
  private boolean exit;

  Jars jars() {
    return jars;
  }

  /**
   * The session that the options describe.
   *
   * @throws IllegalArgumentException when one of them is out of its range
   */
  RunSession session() {
    if (slots != null && slots < 1) {
      throw new IllegalArgumentException("--slots " + slots + " is not at least 1");
    }
    // The launcher knows: the JVM can only tell whether all of its streams are a terminal.
    boolean terminal = Boolean.getBoolean("sweepline.terminal");
    return new RunSession(
        place.page(Page.here(port(port))),
        place.folders(Optional.ofNullable(data)),
        slots == null ? OptionalInt.empty() : OptionalInt.of(slots),
        terminal,
        terminal && !exit);
  }

  static OptionalInt port(Integer port) {
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("--port " + port + " is not in 0..65535");
    }
    return OptionalInt.of(port);
  }
}
