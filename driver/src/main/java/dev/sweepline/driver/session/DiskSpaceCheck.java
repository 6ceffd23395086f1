package dev.sweepline.driver.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A check that the home has room for the log to grow. Kafka ends its process when it cannot write,
 * so a sweep stops while it still can say so. Stateless.
 */
final class DiskSpaceCheck {
  /** What a few minutes of events and one network's file may take. */
  private static final long LEAST = 64L << 20;

  private DiskSpaceCheck() {}

  /** Why the sweep must stop, in one line for the user; empty when there is room. */
  static Optional<String> shortage(Path home) {
    try {
      long left = Files.getFileStore(home).getUsableSpace();
      return left >= LEAST
          ? Optional.empty()
          : Optional.of(
              "the disk of %s has only %d MB left, %d MB is the least to go on with; free some and resume"
                  .formatted(home, left >> 20, LEAST >> 20));
    } catch (IOException e) {
      return Optional.empty(); // no home yet: nothing of ours is written there
    }
  }
}
