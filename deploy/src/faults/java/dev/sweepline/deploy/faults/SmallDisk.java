package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, to be filled up. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTES = 256;
  private static final int MEGABYTE = 1 << 20;

  private final Path folder;
  private final Thread onInterrupt = new Thread(this::unmount);

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts it on an empty folder. */
  static SmallDisk on(Path folder) {
    command("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
    SmallDisk disk = new SmallDisk(folder);
    Runtime.getRuntime().addShutdownHook(disk.onInterrupt);
    return disk;
  }

  /** Whether this user may mount one. */
  static boolean isPossible() {
    try {
      Path folder = Files.createTempDirectory("sweepline-mount");
      try {
        on(folder).close();
        return true;
      } catch (IllegalStateException e) {
        return false;
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills it up until no more than so many megabytes are left; 0 fills it to the last byte. */
  void fill(int left) {
    try (OutputStream file = Files.newOutputStream(filler())) {
      long most = Files.getFileStore(folder).getUsableSpace() - (long) left * MEGABYTE;
      byte[] block = new byte[MEGABYTE / 16];
      for (long written = 0; left == 0 || written < most; written += block.length) {
        file.write(block);
      }
    } catch (IOException e) {
      if (left > 0) {
        throw new UncheckedIOException(e);
      } // else it is full, as asked for
    }
  }

  void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static void command(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
    unmount();
  }

  /** Lazily, because a process that was just killed may still have a file open. */
  private void unmount() {
    command("umount", "--lazy", folder.toString());
  }
}
