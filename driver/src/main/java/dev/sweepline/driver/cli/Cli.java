package dev.sweepline.driver.cli;

import dev.sweepline.driver.station.Station;
import dev.sweepline.driver.station.StationRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Stub. */
public final class Cli {
  private Cli() {}

  public static int run(String[] args, Station.Opener opener) {
    System.out.println(String.join(" ", args));
    if (args.length > 0 && args[0].equals("list")) {
      Path home = Path.of(System.getProperty("sweepline.home"));
      try (Station station =
          opener.open(new StationRequest(home, Optional.empty(), false, OptionalInt.empty()))) {
        System.out.println(station.kafka());
      }
    }
    return 0;
  }
}
