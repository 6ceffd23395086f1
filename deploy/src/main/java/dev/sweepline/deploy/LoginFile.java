package dev.sweepline.deploy;

import dev.sweepline.deploy.broker.BrokerLogin;
import dev.sweepline.sweep.access.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file {@code kafka.properties} of a home: what Kafka's clients need to get at its broker, for
 * any of them ({@code --kafka-config}). It holds a secret and is its owner's alone. Stateless.
 */
final class LoginFile {
  private static final Pattern SECRET = Pattern.compile("password=\"([A-Za-z0-9_-]{43})\"");

  private LoginFile() {}

  static Path of(Path home) {
    return home.resolve("kafka.properties");
  }

  /** The login that a home has; empty where the file is not there or tells none. */
  static Optional<BrokerLogin> read(Path home) {
    Path file = of(home);
    try {
      Matcher found = SECRET.matcher(Files.exists(file) ? Files.readString(file) : "");
      return found.find() ? Optional.of(new BrokerLogin(found.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static void write(Path home, String bootstrap, BrokerLogin login) {
    Map<String, String> all = new TreeMap<>(login.client());
    all.put("bootstrap.servers", bootstrap);
    try {
      PrivateFiles.write(
          of(home),
          all.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
