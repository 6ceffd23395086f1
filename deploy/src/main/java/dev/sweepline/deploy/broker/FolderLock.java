package dev.sweepline.deploy.broker;

import dev.sweepline.sweep.access.FileLocks;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One broker per folder. The operating system frees it when the process dies. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the folder when absent and takes it.
   *
   * @throws UserException when it cannot be written or another broker has it
   */
  static FolderLock take(Path folder) {
    FileChannel channel = open(folder);
    FolderLock taken = new FolderLock(channel);
    try {
      if (FileLocks.attempt(channel).isPresent()) {
        return taken;
      }
    } catch (IOException e) {
      taken.close();
      throw new UserException("cannot lock the broker's folder " + folder + ": " + e, e);
    }
    taken.close();
    throw new UserException(
        "the broker's folder " + folder + " is in use by another process; use another --home");
  }

  private static FileChannel open(Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UserException(
          "cannot write the broker's folder " + folder + " (" + IoReason.of(e) + ")", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
