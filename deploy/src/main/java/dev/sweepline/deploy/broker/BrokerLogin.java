package dev.sweepline.deploy.broker;

import dev.sweepline.sweep.access.Secrets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The login of an embedded broker, one for all of its clients and for the broker itself. SCRAM lets
 * each side prove that it knows the secret without sending it, so whoever takes the port of a
 * broker that died learns nothing. Immutable; its text does not tell the secret.
 *
 * @param secret letters, digits, {@code -} and {@code _}
 */
public record BrokerLogin(String secret) {
  static final String MECHANISM = "SCRAM-SHA-256";
  static final String PROTOCOL = "SASL_PLAINTEXT";
  private static final String USER = "sweepline";

  /** Checks the secret. */
  public BrokerLogin {
    if (!secret.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("the secret has other characters than letters and digits");
    }
  }

  /** A login that nobody knows yet. */
  public static BrokerLogin fresh() {
    return new BrokerLogin(Secrets.next(new SecureRandom()));
  }

  /** What Kafka's clients must be told to get in. */
  public Map<String, String> client() {
    return Map.of(
        "security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM, "sasl.jaas.config", jaas());
  }

  /** Asks for it on every listener of a broker. */
  void guard(Properties broker, String... listeners) {
    broker.setProperty("sasl.enabled.mechanisms", MECHANISM);
    broker.setProperty("sasl.mechanism.inter.broker.protocol", MECHANISM);
    broker.setProperty("sasl.mechanism.controller.protocol", MECHANISM);
    for (String listener : listeners) {
      String start =
          "listener.name.%s.%s.sasl."
              .formatted(listener.toLowerCase(Locale.ROOT), MECHANISM.toLowerCase(Locale.ROOT));
      broker.setProperty(start + "jaas.config", jaas());
      broker.setProperty(start + "server.callback.handler.class", LoginCallbacks.class.getName());
    }
  }

  private String jaas() {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(USER, secret);
  }

  @Override
  public String toString() {
    return "BrokerLogin";
  }
}
