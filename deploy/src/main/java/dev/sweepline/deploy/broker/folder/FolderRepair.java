package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Repairs that cost no record, done together once nothing speaks against going on. What stood in
 * the way is kept beside, with {@code .damaged} at the end of its name. Not thread-safe.
 */
final class FolderRepair {
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** One change of the folder. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /** Plans to cut off what a broker had not written to its end when it died. */
  void cut(Segments.Tear tear) {
    steps.add(
        () -> {
          Path kept = free(tear.file());
          try (FileChannel file =
              FileChannel.open(tear.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.position(tear.position());
            Files.copy(Channels.newInputStream(file), kept);
            file.truncate(tear.position());
          }
        });
    notes.add(
        "%s ended in half a record, which is kept beside it; nothing is lost that was acknowledged"
            .formatted(tear.file()));
  }

  /** Plans to move a file away that Kafka then does without or makes anew. */
  void aside(Path file) {
    replace(file, () -> {});
  }

  /** Plans to write a file anew, whatever is there now. */
  void replace(Path file, Step write) {
    boolean isThere = Files.exists(file);
    notes.add(
        "%s was %s and has been made anew; nothing is lost"
            .formatted(file, isThere ? "garbled" : "not there"));
    steps.add(
        () -> {
          if (isThere) {
            Files.move(file, free(file));
          }
          write.run();
        });
  }

  private static Path free(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
    }
    return aside;
  }

  /** Does what was planned, and says so in lines. */
  List<String> run() throws IOException {
    for (Step step : steps) {
      step.run();
    }
    return List.copyOf(notes);
  }
}
