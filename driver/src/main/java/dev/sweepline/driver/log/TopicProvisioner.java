package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.kafka.ClientConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** A provisioner of the topic, on our own broker or an outside one. For one use. */
public final class TopicProvisioner {
  private static final String PARTITIONS = "partitions";
  private static final String REPLICATION = "replication.factor";

  private final LogAddress log;
  private final Duration patience;

  private TopicProvisioner(LogAddress log, Duration patience) {
    this.log = log;
    this.patience = patience;
  }

  /**
   * Creates the topic when absent: as the address says, else with the broker's default number of
   * partitions and replicas, and records that are kept for ever. One that is there needs no right
   * but to be seen.
   *
   * @param patience how long a broker has to answer
   * @throws UserException when none answers in time, or the topic is neither there nor may be made,
   *     with the line to show
   */
  public static void ensure(LogAddress log, Duration patience) {
    new TopicProvisioner(log, patience).ensure();
  }

  private void ensure() {
    NewTopic topic = topic();
    try (Admin admin = connect()) {
      if (!answer(admin.listTopics().names()).contains(log.topic())) {
        answer(admin.createTopics(List.of(topic)).all());
      }
    }
  }

  private NewTopic topic() {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    config.putAll(log.topicSettings());
    Optional<Integer> partitions = number(config.remove(PARTITIONS), PARTITIONS);
    Optional<Integer> replication = number(config.remove(REPLICATION), REPLICATION);
    return new NewTopic(log.topic(), partitions, replication.map(Integer::shortValue))
        .configs(config);
  }

  private static Optional<Integer> number(String text, String name) {
    if (text != null && !text.matches("[1-9][0-9]{0,3}")) {
      throw new UserException("topic." + name + " '" + text + "' is no number from 1");
    }
    return Optional.ofNullable(text).map(Integer::valueOf);
  }

  private Admin connect() {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> ours =
        Map.of(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    try {
      return Admin.create(ClientConfig.of(log, ours));
    } catch (ConfigException e) {
      throw badAddress(e);
    } catch (KafkaException e) {
      throw e.getCause() instanceof ConfigException ? badAddress(e) : ClientConfig.refused(e);
    }
  }

  private UserException badAddress(KafkaException cause) {
    Throwable reason = cause.getCause() == null ? cause : cause.getCause();
    return String.valueOf(reason.getMessage()).contains("bootstrap")
        ? new UserException(
            "'%s' is no Kafka address; write HOST:PORT of a host that can be resolved"
                .formatted(log.servers()),
            cause)
        : ClientConfig.refused(cause);
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw silent(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return null;
      } else if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw silent(e);
      } else if (e.getCause() instanceof AuthorizationException) {
        throw forbidden(e);
      }
      throw new UserException(
          "Kafka at " + log.servers() + " refuses: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka at " + log.servers(), e);
    }
  }

  private UserException forbidden(ExecutionException cause) {
    return new UserException(
        ("topic %s is not to be seen on Kafka at %s and may not be made with these rights; have it"
                + " made with retention.ms=-1, and let this user describe, read and write it")
            .formatted(log.topic(), log.servers()),
        cause);
  }

  private UserException silent(Exception cause) {
    return new UserException("no Kafka broker answers at " + log.servers(), cause);
  }
}
