package dev.sweepline.deploy.broker;

import dev.sweepline.sweep.event.EventTopic;
import java.time.Duration;
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
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that the topic is there, on our own broker or an outside one. */
public final class EventLog {
  private EventLog() {}

  /**
   * Creates the topic when absent, with the broker's default number of partitions and replicas, and
   * keeps its records for ever.
   *
   * @param kafka bootstrap servers, {@code host:port[,…]}
   * @param patience how long a broker has to answer
   * @throws IllegalArgumentException when none answers in time, with the line to show
   */
  public static void ensure(String kafka, Duration patience) {
    try (Admin admin = connect(kafka, patience)) {
      if (!answer(admin.listTopics().names(), kafka, patience).contains(EventTopic.NAME)) {
        answer(admin.createTopics(List.of(topic())).all(), kafka, patience);
      }
    }
  }

  private static NewTopic topic() {
    return new NewTopic(EventTopic.NAME, Optional.empty(), Optional.empty())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
  }

  private static Admin connect(String kafka, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    try {
      return Admin.create(
          Map.of(
              AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
              AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
              AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis));
    } catch (ConfigException e) {
      throw badAddress(kafka, e);
    } catch (KafkaException e) {
      throw e.getCause() instanceof ConfigException ? badAddress(kafka, e) : e;
    }
  }

  private static IllegalArgumentException badAddress(String kafka, RuntimeException cause) {
    return new IllegalArgumentException(
        "'" + kafka + "' is no Kafka address; write HOST:PORT of a host that can be resolved",
        cause);
  }

  private static <T> T answer(
      org.apache.kafka.common.KafkaFuture<T> future, String kafka, Duration patience) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw silent(kafka, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return null;
      } else if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw silent(kafka, e);
      }
      throw new IllegalArgumentException(
          "Kafka at " + kafka + " refuses: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka at " + kafka, e);
    }
  }

  private static IllegalArgumentException silent(String kafka, Exception cause) {
    return new IllegalArgumentException("no Kafka broker answers at " + kafka, cause);
  }
}
