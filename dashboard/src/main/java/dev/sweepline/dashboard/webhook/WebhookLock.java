package dev.sweepline.dashboard.webhook;

import dev.sweepline.sweep.access.FileLocks;
import dev.sweepline.sweep.access.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The lock by which one of a home's pages tells its webhooks the news, and no other does so
 * meanwhile. Not thread-safe.
 */
final class WebhookLock implements AutoCloseable {
  private final Path path;
  private @Nullable FileChannel held;

  WebhookLock(Path home) {
    this.path = home.resolve("webhooks.lock");
  }

  /** Whether it is this page, from now on or already. */
  boolean take() throws IOException {
    if (held != null) {
      return true;
    }
    Files.createDirectories(path.toAbsolutePath().getParent(), PrivateFiles.folderRights(path));
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (FileLocks.attempt(channel).isPresent()) {
      held = channel;
      return true;
    }
    channel.close();
    return false;
  }

  @Override
  public void close() throws IOException {
    if (held != null) {
      held.close();
      held = null;
    }
  }
}
