package dev.sweepline.driver.cli.plan;

import dev.sweepline.worker.doctor.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Notes of what {@code doctor} found a sweep file to cost on this machine, for {@code plan} to
 * repeat. One file for each text: whatever is edited has to be examined again.
 */
record DoctorNotes(Path home) {
  private static final List<String> COSTS = List.of("time:", "memory:");

  /** Notes what a sweep file costs. */
  void write(String text, List<Finding> findings) {
    List<String> lines =
        findings.stream()
            .map(Finding::text)
            .filter(line -> COSTS.stream().anyMatch(line::startsWith))
            .toList();
    try {
      Files.createDirectories(file(text).getParent());
      Files.write(file(text), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was noted of exactly this text, a line each; empty where nothing was. */
  List<String> find(String text) {
    try {
      return Files.exists(file(text)) ? Files.readAllLines(file(text)) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path file(String text) {
    UUID name = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return home.resolve("doctor").resolve(name + ".txt");
  }
}
