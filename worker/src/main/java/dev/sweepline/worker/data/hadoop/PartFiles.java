package dev.sweepline.worker.data.hadoop;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;

/** List of a table's files: itself, or the parts in its folder by name. Stateless. */
final class PartFiles {
  private PartFiles() {}

  /**
   * At least one.
   *
   * @param file what messages call the table
   * @throws StorageException when a folder holds no parts, or folders
   */
  static List<FileStatus> of(String file, FileStatus status) {
    return status.isDirectory() ? in(file, status) : List.of(status);
  }

  private static List<FileStatus> in(String file, FileStatus folder) {
    try {
      List<FileStatus> parts =
          Arrays.stream(Storage.fileSystem(folder).listStatus(folder.getPath()))
              .filter(each -> !each.getPath().getName().startsWith("_"))
              .filter(each -> !each.getPath().getName().startsWith("."))
              .sorted(Comparator.comparing(each -> each.getPath().getName()))
              .toList();
      if (parts.isEmpty()) {
        throw new StorageException(file + ": is a folder without part files");
      }
      for (FileStatus part : parts) {
        if (part.isDirectory()) {
          throw new StorageException(
              "%s: holds the folder %s; a partitioned table cannot be read, write it without partitions"
                  .formatted(file, part.getPath().getName()));
        }
      }
      return parts;
    } catch (IOException | RuntimeException e) {
      throw StorageFailures.of(file, e);
    }
  }
}
