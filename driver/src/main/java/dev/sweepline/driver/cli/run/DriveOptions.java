package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.JarOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.PortOption;
import dev.sweepline.driver.export.Trackers;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.SessionOptions;
import dev.sweepline.driver.session.SweepSession;
import dev.sweepline.driver.session.SweepSource;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import java.util.List;
import java.util.Optional;
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

  @Option(
      names = "--track",
      paramLabel = "TOOL=PLACE",
      description =
          "Tells another tool while the sweep runs, beside those of the file's tracking:"
              + " mlflow=http://HOST:5000, tensorboard=DIR. Each --track names one more.")
  private List<String> trackers = List.of();

  JarOptions jars() {
    return jars;
  }

  DataFolders folders() {
    return data.folders(logOptions);
  }

  /**
   * Drives a sweep in a session of its own.
   *
   * @return the exit code
   */
  int drive(SessionContext context, SweepSource source) throws InterruptedException {
    try (SweepSession session = source.open(session(), context)) {
      // The launcher knows: the JVM can only tell whether all of its streams are a terminal.
      boolean terminal = Boolean.getBoolean("sweepline.terminal");
      return new SweepRun(session, terminal, terminal && !exit).of(source);
    }
  }

  /**
   * The session that the options describe.
   *
   * @throws UserException when one of them is out of its range
   */
  private SessionOptions session() {
    if (slots != null && slots < 1) {
      throw new UserException("--slots " + slots + " is not at least 1");
    }
    return new SessionOptions(
        logOptions.page(Page.here(port.get())),
        Optional.empty(),
        folders(),
        slots == null ? OptionalInt.empty() : OptionalInt.of(slots),
        trackers.stream().map(Trackers::read).toList());
  }
}
