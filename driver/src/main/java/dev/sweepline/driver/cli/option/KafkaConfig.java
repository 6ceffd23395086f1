package dev.sweepline.driver.cli.option;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The file of Kafka's client properties. Nothing of it but names is ever shown. */
final class KafkaConfig {
  private static final String SERVERS = "bootstrap.servers";

  private KafkaConfig() {}

  /**
   * Reads a properties file, here or elsewhere.
   *
   * @param servers as the command line names them; they win over the file's
   * @throws UserException when it cannot be read or names no servers, with the line
   */
  static LogAddress read(String file, Optional<String> servers) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(TextFile.read(file)));
    } catch (IOException | IllegalArgumentException | UserException e) {
      throw new UserException("--kafka-config " + file + ": " + reason(file, e), e);
    }
    Map<String, String> properties = new HashMap<>();
    read.stringPropertyNames()
        .forEach(name -> properties.put(name, read.getProperty(name).strip()));
    String inFile = properties.remove(SERVERS);
    String address =
        servers
            .or(() -> Optional.ofNullable(inFile))
            .orElseThrow(
                () ->
                    new UserException(
                        "--kafka-config %s: names no %s; add it, or give --kafka HOST:PORT"
                            .formatted(file, SERVERS)));
    return new LogAddress(address, properties);
  }

  private static String reason(String file, Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith(file + ": ") ? message.substring(file.length() + 2) : message;
  }
}
