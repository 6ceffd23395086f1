package dev.sweepline.worker.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writer of files whose readers see all of them or none. Stateless. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  public interface Writer {
    void write(Path draft) throws IOException;
  }

  /** Writes a file, in a folder that is made where it is missing; returns it. */
  public static Path write(Path file, Writer writer) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      writer.write(draft);
      return Files.move(
          draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
