package dev.sweepline.driver.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or not at all. Stateless. */
final class WholeFile {
  private WholeFile() {}

  /** A writer to a path. */
  @FunctionalInterface
  interface Content {
    void write(Path file) throws IOException;
  }

  /** Writes it beside its place and moves it there; returns the place. */
  static Path write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      content.write(part);
      return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
