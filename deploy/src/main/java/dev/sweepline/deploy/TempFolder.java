package dev.sweepline.deploy;

import dev.sweepline.sweep.access.FileLocks;
import dev.sweepline.sweep.access.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder in a home for the temporary files of one process: Spark's blocks and the natives that
 * libraries unpack. Its lock lies beside it; a folder whose lock nobody holds is a dead process's,
 * and the next one removes it. Not thread-safe.
 */
final class TempFolder implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final Path folder;
  private final FileChannel held;

  private TempFolder(Path folder, FileChannel held) {
    this.folder = folder;
    this.held = held;
  }

  /**
   * Takes a folder for this process until it ends, and removes those of processes that were killed.
   *
   * @param home which is there
   * @param pid of this process
   */
  static TempFolder take(Path home, long pid) throws IOException {
    Path all = home.resolve("tmp");
    Files.createDirectories(all);
    removeDead(all);
    for (int i = 1; ; i++) {
      Path folder = all.resolve(pid + "-" + i);
      Path lock = lock(folder);
      FileChannel channel =
          FileChannel.open(
              lock,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PrivateFiles.fileRights(lock));
      // Another process may have taken it for a dead one's between these two.
      if (FileLocks.attempt(channel).isPresent() && Files.exists(lock)) {
        removeAll(folder);
        Files.createDirectory(folder, PrivateFiles.folderRights(folder));
        // The last in these are removed first, so what is registered later is gone by then.
        lock.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
        return new TempFolder(folder, channel);
      }
      channel.close();
    }
  }

  /** Where the files go. */
  Path folder() {
    return folder;
  }

  /** Leaves it to the next process on this home to remove. */
  @Override
  public void close() throws IOException {
    held.close();
  }

  private static void removeDead(Path all) throws IOException {
    List<Path> locks;
    try (Stream<Path> list = Files.list(all)) {
      locks = list.filter(path -> path.toString().endsWith(LOCK)).toList();
    }
    for (Path lock : locks) {
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
        if (FileLocks.attempt(channel).isPresent()) {
          String name = lock.getFileName().toString();
          removeAll(all.resolve(name.substring(0, name.length() - LOCK.length())));
          Files.deleteIfExists(lock);
        }
      } catch (NoSuchFileException e) {
        // Its process has ended meanwhile.
      }
    }
  }

  private static void removeAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Path lock(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }
}
