package dev.sweepline.driver.cli.option;

import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.sweep.event.LogAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of where things are: the home, the log. Every verb that needs a log has them. */
public final class LogOptions {
  private static final String OUR_LOGIN = "kafka.properties";

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

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Properties for Kafka's clients, for example of SASL and TLS; topic.name,"
              + " topic.partitions, topic.replication.factor and topic.retention.ms say what the"
              + " topic is.")
  private String kafkaConfig;

  /**
   * The folder that holds everything local: the option, the environment, or {@code ~/.sweepline}.
   */
  public Path home() {
    if (home != null) {
      return home.toAbsolutePath();
    }
    String fromEnvironment = System.getenv("SWEEPLINE_HOME");
    return fromEnvironment == null || fromEnvironment.isBlank()
        ? Path.of(System.getProperty("user.home"), ".sweepline")
        : Path.of(fromEnvironment).toAbsolutePath();
  }

  /** Services with a log and no page. */
  public ServicesRequest log() {
    return new ServicesRequest(home(), kafka(), Optional.empty());
  }

  /** Services with a log and a page. */
  public ServicesRequest page(Page page) {
    return new ServicesRequest(home(), kafka(), Optional.of(page));
  }

  /** Whether the user has named a log of his own. */
  public boolean isOutside() {
    return kafka != null || kafkaConfig != null;
  }

  private Optional<LogAddress> kafka() {
    return kafkaConfig == null
        ? Optional.ofNullable(kafka).map(this::plainOrOurs)
        : Optional.of(KafkaConfig.read(kafkaConfig, Optional.ofNullable(kafka)));
  }

  /** The home's own broker asks for a login, which is the home's to know. */
  private LogAddress plainOrOurs(String servers) {
    Path file = home().resolve(OUR_LOGIN);
    if (Files.isReadable(file)) {
      LogAddress ours = KafkaConfig.read(file.toString(), Optional.empty());
      if (ours.servers().equals(servers.replace("localhost:", "127.0.0.1:"))) {
        return ours;
      }
    }
    return LogAddress.of(servers);
  }
}
