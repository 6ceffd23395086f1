package dev.sweepline.driver.input;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The file of Kafka's client properties. Nothing of it but names is ever shown. */
public final class KafkaConfig {
  private static final String SERVERS = "bootstrap.servers";

  private static final String OUR_LOGIN = "kafka.properties";

  private KafkaConfig() {}

  /**
   * A log of the user's.
   *
   * @param home whose own broker may be meant, which asks for a login
   * @param servers as the user names them
   * @param file of properties
   * @return empty where he names none
   * @throws UserException when the file cannot be read or names no servers, with the line
   */
  public static Optional<LogAddress> address(
      Path home, Optional<String> servers, Optional<String> file) {
    return file.map(config -> read(config, servers))
        .or(() -> servers.map(given -> plainOrOurs(home, given)));
  }

  /** The broker of a home, as the one who started it left word. */
  public static Optional<LogAddress> ofHome(Path home) {
    return Optional.of(home.resolve(OUR_LOGIN))
        .filter(Files::isReadable)
        .map(file -> read(file.toString(), Optional.empty()));
  }

  private static LogAddress plainOrOurs(Path home, String servers) {
    return ofHome(home)
        .filter(ours -> ours.servers().equals(servers.replace("localhost:", "127.0.0.1:")))
        .orElseGet(() -> LogAddress.of(servers));
  }

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
