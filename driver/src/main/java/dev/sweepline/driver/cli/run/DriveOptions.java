package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.DataOptions;
import dev.sweepline.driver.cli.input.JarOptions;
import dev.sweepline.driver.cli.input.LogOptions;
import dev.sweepline.driver.cli.input.PortOption;
import dev.sweepline.driver.cli.session.SweepSession;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.sweep.text.UserException;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every verb that drives a sweep. */
final class DriveOptions {
  @Mixin private LogOptions logOptions;

  @Mixin private JarOptions jars;

  @Mixin private DataOptions data;

  @Option(names = "--slots", paramLabel = "N", description = "Trials at once; default: all cores.")
  private Integer slots;

  @Mixin private PortOption port;

  @Option(names = "--exit", description = "Ends with the sweep, even on a terminal.")
  private boolean exit;

  JarOptions jars() {
    return jars;
  }

  /**
   * The session that the options describe.
   *
   * @throws UserException when one of them is out of its range
   */
  SweepSession session() {
    if (slots != null && slots < 1) {
      throw new UserException("--slots " + slots + " is not at least 1");
    }
    // The launcher knows: the JVM can only tell whether all of its streams are a terminal.
    boolean terminal = Boolean.getBoolean("sweepline.terminal");
    return new SweepSession(
        logOptions.page(Page.here(port.get())),
        data.folders(logOptions),
        slots == null ? OptionalInt.empty() : OptionalInt.of(slots),
        terminal,
        terminal && !exit);
  }
}
