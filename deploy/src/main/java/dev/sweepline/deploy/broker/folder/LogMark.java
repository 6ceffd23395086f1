package dev.sweepline.deploy.broker.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A home's own knowledge of its log, in {@code log.json} beside the log's folder: which log it is
 * and how far it has come at least. Immutable.
 *
 * @param cluster Kafka's id of the cluster
 * @param directory Kafka's id of the folder
 * @param topic Kafka's id of the topic
 * @param end the offset behind the last record that is known to be on disk
 */
record LogMark(String cluster, String directory, String topic, long end) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What was written last; empty where nothing was.
   *
   * @throws IOException when it cannot be read or says nothing of use
   */
  static Optional<LogMark> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode node = JSON.readTree(Files.readAllBytes(file));
    if (!node.path("end").canConvertToLong() || !node.path("cluster").isTextual()) {
      throw new IOException("it names no end");
    }
    return Optional.of(
        new LogMark(
            node.path("cluster").asText(),
            node.path("directory").asText(),
            node.path("topic").asText(),
            node.path("end").asLong()));
  }

  /** Readers see the whole of it or what was there before, also after a power cut. */
  void write(Path file) throws IOException {
    String text =
        JSON.createObjectNode()
            .put("cluster", cluster)
            .put("directory", directory)
            .put("topic", topic)
            .put("end", end)
            .toPrettyString();
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
