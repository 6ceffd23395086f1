package dev.sweepline.driver.cli.option;

import dev.sweepline.driver.input.KafkaConfig;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.sweep.event.LogAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of where things are: the home, the log. Every verb that needs a log has them. */
public final class LogOptions {
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
    return ServicesRequest.home(Optional.ofNullable(home));
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
    return KafkaConfig.address(
        home(), Optional.ofNullable(kafka), Optional.ofNullable(kafkaConfig));
  }
}
