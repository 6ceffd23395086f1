package dev.sweepline.deploy.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The ports of a broker and its controller: those it had before, as long as they are free, so that
 * whoever spoke with a broker that died finds the next one. Not thread-safe.
 */
final class RememberedPorts implements Supplier<int[]> {
  private final Path file;

  /** For the broker whose log is in the folder. */
  RememberedPorts(Path folder) {
    this.file = folder.resolve("ports");
  }

  @Override
  public int[] get() {
    int[] before = read();
    if (before.length == 2 && isFree(before[0]) && isFree(before[1])) {
      return before;
    }
    int[] free = free();
    try {
      Files.write(file, List.of(String.valueOf(free[0]), String.valueOf(free[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return free;
  }

  private int[] read() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().mapToInt(Integer::parseInt).toArray()
          : new int[0];
    } catch (IOException | NumberFormatException e) {
      return new int[0];
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As Kafka does, or connections of the broker before would keep the port for a minute.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  static int[] free() {
    InetAddress local = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, local);
        ServerSocket two = new ServerSocket(0, 1, local)) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
