package dev.sweepline.driver.cli;

import dev.sweepline.driver.station.StationRequest;
import dev.sweepline.worker.data.DataFolders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that say where things are; every verb that needs a log has them. */
final class Place {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Holds everything local; default: $SWEEPLINE_HOME or ~/.sweepline.")
  private Path home;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Uses this broker instead of one of our own.")
  private String kafka;

  Path home() {
    if (home != null) {
      return home.toAbsolutePath();
    }
    String fromEnvironment = System.getenv("SWEEPLINE_HOME");
    return fromEnvironment == null || fromEnvironment.isBlank()
        ? Path.of(System.getProperty("user.home"), ".sweepline")
        : Path.of(fromEnvironment).toAbsolutePath();
  }

  DataFolders folders(Optional<Path> data) {
    return new DataFolders(data.map(Path::toAbsolutePath), home());
  }

  StationRequest log() {
    return new StationRequest(home(), Optional.ofNullable(kafka), false, OptionalInt.empty());
  }

  StationRequest page(OptionalInt port) {
    return new StationRequest(home(), Optional.ofNullable(kafka), true, port);
  }
}
