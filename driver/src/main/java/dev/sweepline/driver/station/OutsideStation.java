package dev.sweepline.driver.station;

import dev.sweepline.driver.log.Topic;
import dev.sweepline.sweep.event.LogAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Somebody else's broker, and no page of our own. */
public record OutsideStation(LogAddress log) implements Station {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Takes the broker that the request names. */
  public static Station open(StationRequest request) {
    LogAddress log =
        request
            .kafka()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no broker given; say which with --kafka HOST:PORT"));
    Topic.ensure(log, PATIENCE);
    return new OutsideStation(log);
  }

  @Override
  public Optional<URI> page() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
