package dev.sweepline.driver.cli;

import dev.sweepline.driver.log.LogReader;
import dev.sweepline.driver.station.Station;
import dev.sweepline.driver.station.StationRequest;
import dev.sweepline.sweep.history.Sweeps;

/** What earlier runs left. */
final class Logs {
  private Logs() {}

  static Sweeps read(Station.Opener opener, StationRequest request) {
    Sweeps sweeps = new Sweeps();
    try (Station station = opener.open(request)) {
      LogReader.read(station.kafka(), sweeps::apply);
    }
    return sweeps;
  }
}
