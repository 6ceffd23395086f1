package dev.sweepline.driver.station;

import java.net.URI;
import java.util.Optional;

/** Somebody else's broker, and no page of our own. */
public record OutsideStation(String kafka) implements Station {
  /** Takes the broker that the request names. */
  public static Station open(StationRequest request) {
    return new OutsideStation(
        request
            .kafka()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no broker given; say which with --kafka HOST:PORT")));
  }

  @Override
  public Optional<URI> page() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
