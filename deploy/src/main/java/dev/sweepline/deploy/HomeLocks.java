package dev.sweepline.deploy;

import dev.sweepline.sweep.access.FileLocks;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The locks by which processes on one home agree on who owns the broker. The operating system frees
 * them when a process dies, so nothing is ever stale.
 *
 * <p>{@code gate.lock} is held by whoever opens or stops services, {@code station.lock} by the
 * owner of the broker, {@code guests.lock} shared by those who use it. An exclusive lock on {@code
 * guests.lock} means that no guest is left; outside the gate it is let go at once. Not thread-safe.
 */
final class HomeLocks implements AutoCloseable {
  private final FileChannel gate;
  private final FileChannel owner;
  private final FileChannel guests;
  private @Nullable FileLock passed;

  /**
   * Opens the lock files.
   *
   * @param home which is there
   * @throws UserException when the home cannot be written
   */
  HomeLocks(Path home) {
    try {
      this.gate = open(home.resolve("gate.lock"));
      this.owner = open(home.resolve("station.lock"));
      this.guests = open(home.resolve("guests.lock"));
    } catch (IOException e) {
      throw HomeRights.unwritable(home, e);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PrivateFiles.fileRights(path));
  }

  /** Waits until nobody else opens or stops services. */
  void enter() {
    passed = wait(gate, false);
  }

  /** Lets the next one in. */
  void leave() {
    release(Objects.requireNonNull(passed, "not entered"));
  }

  /** Becomes the owner, unless there is one. */
  boolean own() {
    return attempt(owner).isPresent();
  }

  /** Becomes a guest; to be called inside the gate. */
  void join() {
    wait(guests, true);
  }

  /** Whether there is no guest now; to be called inside the gate, which keeps it so. */
  boolean isAlone() {
    return attempt(guests).isPresent();
  }

  /** Waits until there is no guest; to be called outside the gate. */
  void awaitAlone() {
    release(wait(guests, false));
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock wait(FileChannel channel, boolean shared) {
    try {
      return channel.lock(0, Long.MAX_VALUE, shared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<FileLock> attempt(FileChannel channel) {
    try {
      return FileLocks.attempt(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of everything, of the gate last. */
  @Override
  public void close() {
    try {
      guests.close();
      owner.close();
      gate.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
