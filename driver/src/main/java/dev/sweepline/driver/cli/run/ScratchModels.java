package dev.sweepline.driver.cli.run;

import dev.sweepline.worker.model.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary place for networks that are trained only to be looked at. For one thread. */
final class ScratchModels implements AutoCloseable {
  private final Path folder;

  ScratchModels() {
    try {
      folder = Files.createTempDirectory("sweepline-networks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ModelFolder models() {
    return new ModelFolder(folder);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
