package dev.sweepline.deploy;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.services.LocalServicesProvider;
import dev.sweepline.driver.services.Services;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Services of this machine for programs that run sweeps. Nothing of the program's JVM is changed
 * for them, and a broker that fails does not take it along. Stateless.
 */
public final class LocalServicesOfPrograms implements LocalServicesProvider {
  /** As {@link java.util.ServiceLoader} makes it. */
  public LocalServicesOfPrograms() {}

  @Override
  public Services.Opener opener(Clock clock, Consumer<String> tell) {
    EmbeddedBroker.spareProcess(tell);
    return new LocalServicesOpener(clock, tell, home -> {});
  }
}
