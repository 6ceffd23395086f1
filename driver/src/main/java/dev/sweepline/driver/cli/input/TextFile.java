package dev.sweepline.driver.cli.input;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.hadoop.Storage;
import dev.sweepline.worker.data.hadoop.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that the user names: a path here, or an address such as hdfs://…. Stateless. */
final class TextFile {
  private static final String HERE = "file:";

  private TextFile() {}

  /**
   * Its text.
   *
   * @throws UserException when it cannot be read, with the line to show
   */
  static String read(String file) {
    if (Storage.isElsewhere(file)) {
      try {
        return Storage.text(file);
      } catch (StorageException e) {
        throw new UserException(e.getMessage(), e);
      }
    }
    try {
      return Files.readString(local(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UserException(file + ": no such file", e);
    } catch (IOException e) {
      throw new UserException(file + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }

  /** The folder that it lies in. */
  static String folder(String file) {
    if (Storage.isElsewhere(file)) {
      return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
    Path folder = local(file).toAbsolutePath().getParent();
    return folder == null ? "" : folder.toString();
  }

  private static Path local(String file) {
    return Path.of(
        file.startsWith(HERE) ? file.substring(HERE.length()).replaceFirst("^//(?=/)", "") : file);
  }
}
