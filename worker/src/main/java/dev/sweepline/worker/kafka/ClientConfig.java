package dev.sweepline.worker.kafka;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;

/** Set-up of a client of Kafka: what we ask of it, and what the user says. Stateless. */
public final class ClientConfig {
  /** Written in parts, because the jar for clusters moves this package and such names with it. */
  private static final String KAFKA = String.join(".", "org", "apache", "kafka", "");

  private static final String LOGIN_FORM =
      "sasl.jaas.config is not of the form MODULE required username=\"…\" password=\"…\"; mind the"
          + " quotes and the semicolon at the end";

  private ClientConfig() {}

  /**
   * Settings for one client.
   *
   * @param ours what it gets unless the user's file says otherwise
   */
  public static Map<String, Object> of(LogAddress log, Map<String, Object> ours) {
    Map<String, Object> config = new HashMap<>(ours);
    log.client().forEach((name, value) -> config.put(name, moved(value)));
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, log.servers());
    return config;
  }

  /** A client that could not be made, in one line: Kafka names the setting that is wrong. */
  public static UserException refused(KafkaException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root.getMessage() == null ? root.toString() : root.getMessage();
    return new UserException(
        "Kafka's client cannot be set up: " + withoutSecrets(reason.lines().findFirst().orElse("")),
        e);
  }

  /** Kafka repeats the word of a login that it stumbles over, which may be half a password. */
  private static String withoutSecrets(String reason) {
    return reason.contains("JAAS config") ? LOGIN_FORM : reason;
  }

  /** A login module's name, say, is given as Kafka's documentation writes it. */
  private static String moved(String value) {
    String name = CommonClientConfigs.class.getName();
    String here = name.substring(0, name.length() - "clients.CommonClientConfigs".length());
    return here.equals(KAFKA) ? value : value.replace(KAFKA, here);
  }
}
