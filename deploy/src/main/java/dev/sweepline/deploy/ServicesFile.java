package dev.sweepline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.text.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code station.json}: where the process that owns a home can be reached.
 *
 * @param pid that process
 * @param kafka its broker
 * @param page its dashboard, if it has one
 */
record ServicesFile(long pid, String kafka, Optional<URI> page) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Takes the place of what was there. */
  void write(Path path) {
    ObjectNode node = JSON.createObjectNode().put("pid", pid).put("kafka", kafka);
    page.ifPresent(uri -> node.put("page", uri.toString()));
    try {
      PrivateFiles.write(path, node.toPrettyString() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the owner wrote.
   *
   * @throws IllegalStateException when it is not there or says nothing of use
   */
  static ServicesFile read(Path path) {
    try {
      JsonNode node = JSON.readTree(path.toFile());
      String kafka = node.path("kafka").asText();
      if (kafka.isBlank()) {
        throw new IOException("it names no broker");
      }
      Optional<URI> page = Optional.ofNullable(node.get("page")).map(p -> URI.create(p.asText()));
      return new ServicesFile(node.path("pid").asLong(), kafka, page);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(path, e);
    }
  }

  private static IllegalStateException unreadable(Path path, Exception cause) {
    String why = IoReason.of(cause);
    return new IllegalStateException(
        "another command has this home open, but %s does not say where its broker is (%s); end it, or use another --home"
            .formatted(path, why),
        cause);
  }

  static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
