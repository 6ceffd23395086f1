package dev.sweepline.driver.input;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Utf8Files;
import dev.sweepline.worker.data.hadoop.Storage;
import dev.sweepline.worker.data.hadoop.StorageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that the user names: a path here, or an address such as hdfs://…. Stateless. */
public final class TextFile {
  private static final String HERE = "file:";

  private TextFile() {}

  /**
   * Its text.
   *
   * @throws UserException when it cannot be read, with the line to show
   */
  public static String read(String file) {
    if (Storage.isElsewhere(file)) {
      try {
        return Storage.text(file);
      } catch (StorageException e) {
        throw new UserException(e.getMessage(), e);
      }
    }
    return Utf8Files.read(local(file), file);
  }

  /** The folder that it lies in. */
  public static String folder(String file) {
    if (Storage.isElsewhere(file)) {
      return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
    Path folder = local(file).toAbsolutePath().getParent();
    return folder == null ? "" : folder.toString();
  }

  private static Path local(String file) {
    String path =
        file.startsWith(HERE) ? file.substring(HERE.length()).replaceFirst("^//(?=/)", "") : file;
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new UserException(file + ": is no path here: " + e.getReason(), e);
    }
  }
}
