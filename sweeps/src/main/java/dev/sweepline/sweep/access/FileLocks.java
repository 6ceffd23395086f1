package dev.sweepline.sweep.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/** Locks of files, which the operating system frees when their process dies. Stateless. */
public final class FileLocks {
  private FileLocks() {}

  /**
   * Takes one at once, or not at all: empty where another process has it, or another place of this
   * one. Closing the channel lets go of it.
   */
  public static Optional<FileLock> attempt(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }
}
