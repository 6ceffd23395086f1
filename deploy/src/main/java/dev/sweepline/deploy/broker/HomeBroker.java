package dev.sweepline.deploy.broker;

import dev.sweepline.deploy.broker.folder.LogFolder;
import dev.sweepline.deploy.broker.folder.LogKeeper;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The broker of a home: it starts only on a log that has all that the home knows of it, and the
 * home's mark follows the log while it runs. Thread-safe.
 */
public final class HomeBroker implements AutoCloseable {
  private static final Duration NOTES_EVERY = Duration.ofSeconds(10);

  private final EmbeddedBroker broker;
  private final BrokerLogin login;
  private final LogKeeper keeper;

  private HomeBroker(EmbeddedBroker broker, BrokerLogin login, LogKeeper keeper) {
    this.broker = broker;
    this.login = login;
    this.keeper = keeper;
  }

  /**
   * Starts the broker of a home that nobody else has open.
   *
   * @param login which its clients must have
   * @param tell hears what was mended in the log's folder
   * @throws UserException when the log cannot be used or has lost something, with the line to show
   */
  public static HomeBroker start(Path home, BrokerLogin login, Consumer<String> tell) {
    Path folder = home.resolve("kafka");
    LogFolder log = new LogFolder(EmbeddedBroker.logFolder(folder), home.resolve("log.json"));
    log.check(BrokerSettings.NODE, tell);
    EmbeddedBroker broker = EmbeddedBroker.start(folder, login);
    try {
      log.checkStarted();
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
    return new HomeBroker(broker, login, new LogKeeper(log, NOTES_EVERY));
  }

  /** Where it answers, {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** Where its log is and how to get in. */
  public LogAddress log() {
    return new LogAddress(bootstrap(), login.client());
  }

  /** Notes how far the log has come and stops the broker; returns once that is done. */
  @Override
  public void close() {
    try {
      keeper.close();
    } finally {
      broker.close();
    }
  }
}
