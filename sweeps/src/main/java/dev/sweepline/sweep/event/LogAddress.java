package dev.sweepline.sweep.event;

import dev.sweepline.sweep.text.UserException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * The address of the log, and the settings of the clients that read and write it. Immutable; its
 * text tells the servers and the topic only, so no secret is printed.
 *
 * @param servers Kafka's bootstrap servers, {@code host:port[,host:port]}
 * @param properties what Kafka's clients are told beside that; {@code topic.name} is ours, and
 *     every other {@code topic.…} says how the topic is made where it is absent
 */
public record LogAddress(String servers, Map<String, String> properties) implements Serializable {
  private static final String OF_TOPIC = "topic.";
  private static final String TOPIC_NAME = "topic.name";

  public LogAddress {
    if (servers.isBlank()) {
      throw new UserException("no Kafka servers given; write HOST:PORT");
    }
    properties = Map.copyOf(properties);
  }

  /** A broker that lets everybody in. */
  public static LogAddress of(String servers) {
    return new LogAddress(servers, Map.of());
  }

  /** Where events travel. */
  public String topic() {
    return properties.getOrDefault(TOPIC_NAME, EventTopic.NAME);
  }

  /** What Kafka's clients are told. */
  public Map<String, String> client() {
    Map<String, String> client = new TreeMap<>(properties);
    client.keySet().removeIf(name -> name.startsWith(OF_TOPIC));
    return client;
  }

  /** How the topic is made: names as {@code partitions} or {@code retention.ms}. */
  public Map<String, String> topicSettings() {
    Map<String, String> settings = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(OF_TOPIC) && !name.equals(TOPIC_NAME)) {
            settings.put(name.substring(OF_TOPIC.length()), value);
          }
        });
    return settings;
  }

  @Override
  public String toString() {
    return topic().equals(EventTopic.NAME) ? servers : servers + " topic " + topic();
  }
}
