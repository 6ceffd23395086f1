package dev.sweepline.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A switch that sends this process's temporary files into its home, unless the user has said where
 * they go. For the first home only: Java asks for the place once. Not thread-safe.
 */
final class TempFiles implements Consumer<Path> {
  private static final String PLACE = "java.io.tmpdir";
  private static final String DEFAULT = "/tmp";

  private final long pid;
  private @Nullable TempFolder taken;

  TempFiles(long pid) {
    this.pid = pid;
  }

  @Override
  public void accept(Path home) {
    if (taken != null || !DEFAULT.equals(System.getProperty(PLACE))) {
      return;
    }
    try {
      taken = TempFolder.take(home, pid);
      System.setProperty(PLACE, taken.folder().toString());
    } catch (IOException | UncheckedIOException e) {
      // The usual place does, too.
    }
  }
}
