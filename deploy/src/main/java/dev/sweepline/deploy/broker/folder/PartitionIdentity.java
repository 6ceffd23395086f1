package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * The file {@code partition.metadata}, by which a partition's folder knows its topic. Stateless.
 */
final class PartitionIdentity {
  private static final String NAME = "partition.metadata";
  private static final String ID = "topic_id: ";

  private PartitionIdentity() {}

  static Path file(Path partition) {
    return partition.resolve(NAME);
  }

  /** The topic's id; empty where it is not to be read. */
  static Optional<Uuid> read(Path partition) throws IOException {
    Path file = file(partition);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 2 && lines.get(1).startsWith(ID)
          ? Optional.of(Uuid.fromString(lines.get(1).substring(ID.length()).strip()))
          : Optional.empty();
    } catch (MalformedInputException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static void write(Path partition, Uuid topic) throws IOException {
    Files.writeString(file(partition), "version: 0\n" + ID + topic);
  }
}
