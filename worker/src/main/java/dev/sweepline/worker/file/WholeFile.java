package dev.sweepline.worker.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writer of files whose readers see all of them or none. Stateless. */
public final class WholeFile {
  private static final String DRAFT = ".tmp";

  private WholeFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  public interface Writer {
    void write(Path draft) throws IOException;
  }

  /**
   * Writes a file that nobody else writes, in a folder that is made where it is missing; returns
   * it. What a process that was killed has left of it is written over by the next.
   */
  public static Path write(Path file, Writer writer) throws IOException {
    Files.createDirectories(file.getParent());
    return write(file, file.resolveSibling(file.getFileName() + DRAFT), writer);
  }

  /** The same where other processes may write it at once: each has a draft of its own. */
  public static Path writeShared(Path file, Writer writer) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    return write(file, Files.createTempFile(file.getParent(), name, DRAFT), writer);
  }

  private static Path write(Path file, Path draft, Writer writer) throws IOException {
    try {
      writer.write(draft);
      return Files.move(
          draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
