package dev.sweepline.driver.services;

import java.time.Clock;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A provider of services on this machine, for programs that have its classes beside the driver's.
 */
public interface LocalServicesProvider {
  /**
   * What opens them in a JVM that is not Sweepline's own and that must outlive them.
   *
   * @param clock dates what is appended to the log
   * @param tell shows the user a line
   */
  Services.Opener opener(Clock clock, Consumer<String> tell);

  /** The one on the class path, if there is one. */
  static Optional<LocalServicesProvider> find() {
    return ServiceLoader.load(
            LocalServicesProvider.class, LocalServicesProvider.class.getClassLoader())
        .findFirst();
  }
}
