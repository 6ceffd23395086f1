package dev.sweepline.driver.services;

import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A Kafka run by others, without a page. Immutable. */
public record ExternalKafka(LogAddress log) implements Services {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Takes the broker that the request names. */
  public static Services open(ServicesRequest request) {
    LogAddress log =
        request
            .kafka()
            .orElseThrow(
                () -> new UserException("no broker given; say which with --kafka HOST:PORT"));
    TopicProvisioner.ensure(log, PATIENCE);
    return new ExternalKafka(log);
  }

  @Override
  public Optional<URI> page() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
