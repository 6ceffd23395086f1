package dev.sweepline.worker.data.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Copies of files that lie elsewhere, for those who read from this machine's disk alone. A copy is
 * whole or not there, whoever else makes the same one. Stateless, thread-safe.
 */
public final class Copies {
  private Copies() {}

  /**
   * Copies one file, under its own name.
   *
   * @throws StorageException when it cannot be reached
   */
  public static Path file(String address, Path folder) {
    Path target = folder.resolve(address.substring(address.lastIndexOf('/') + 1));
    try (InputStream in = Storage.open(address)) {
      Files.createDirectories(folder);
      Files.copy(in, target);
      return target;
    } catch (IOException e) {
      throw StorageFailures.of(address, e);
    }
  }

  /**
   * Copies a folder with all in it, unless the target is there already.
   *
   * @return empty when there is no such folder
   * @throws StorageException when it cannot be reached
   */
  public static Optional<Path> folder(String address, Path target) {
    if (Files.isDirectory(target)) {
      return Optional.of(target);
    }
    Optional<FileStatus> source = Storage.find(address).filter(FileStatus::isDirectory);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
      Path draft = Files.createTempDirectory(parent, "copying");
      copy(source.get(), draft);
      publish(draft, target);
      return Optional.of(target);
    } catch (IOException e) {
      throw StorageFailures.of(address, e);
    }
  }

  private static void copy(FileStatus source, Path target) throws IOException {
    FileSystem files = Storage.fileSystem(source);
    String root = source.getPath().toUri().getPath();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(source.getPath(), true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      String inside = file.getPath().toUri().getPath().substring(root.length() + 1);
      Path copy = target.resolve(inside);
      Files.createDirectories(copy.getParent());
      try (InputStream in = files.open(file.getPath())) {
        Files.copy(in, copy);
      }
    }
  }

  /** Of several that copy at once the first has it. */
  private static void publish(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      return;
    }
  }
}
