package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.DataDir;
import dev.sweepline.driver.cli.input.Jars;
import dev.sweepline.driver.cli.input.PagePort;
import dev.sweepline.driver.cli.input.Place;
import dev.sweepline.driver.station.StationRequest.Page;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every verb that drives a sweep. */
final class DriveOptions {
  @Mixin private Place place;

  @Mixin private Jars jars;

  @Mixin private DataDir data;

  @Option(names = "--slots", paramLabel = "N", description = "Trials at once; default: all cores.")
  private Integer slots;

  @Mixin private PagePort port;

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
        place.page(Page.here(port.get())),
        data.folders(place),
        slots == null ? OptionalInt.empty() : OptionalInt.of(slots),
        terminal,
        terminal && !exit);
  }
}
