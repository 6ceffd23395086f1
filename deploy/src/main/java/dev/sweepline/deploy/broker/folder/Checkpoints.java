package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Kafka's checkpoint files, in which lines follow a version and a count. Stateless. */
final class Checkpoints {
  private Checkpoints() {}

  /** Whether a checkpoint is there and is not what Kafka writes, which makes an empty one first. */
  static boolean isGarbled(Path file, String linePattern) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    List<String> lines = lines(file);
    return lines.size() < 2
        || !lines.get(0).equals("0")
        || !lines.get(1).equals(Integer.toString(lines.size() - 2))
        || !lines.stream().skip(2).allMatch(line -> line.matches(linePattern));
  }

  /** The offset that a checkpoint has for a partition; empty where it has none that can be read. */
  static OptionalLong offset(Path file, String topic, int partition) throws IOException {
    String start = topic + " " + partition + " ";
    return lines(file).stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .filter(digits -> digits.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (MalformedInputException e) {
      return List.of();
    }
  }
}
