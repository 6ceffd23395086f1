package dev.sweepline.worker.device;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of this machine outside of the heap, which nobody else limits. Stateless. */
public final class MachineMemory {
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private MachineMemory() {}

  /**
   * Refuses what there is no memory for, before native code tries and the JVM dies of it.
   *
   * @throws OutOfMemoryError when less is left
   */
  public static void require(long bytes) {
    long left = left();
    if (bytes > left) {
      throw new OutOfMemoryError(
          "an array of %d MiB, but there are %d MiB left".formatted(bytes >> 20, left >> 20));
    }
  }

  /** What Linux says it can give without swapping, within what a container may have. */
  private static long left() {
    long all =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine
            ? machine.getTotalMemorySize()
            : Long.MAX_VALUE;
    try (Stream<String> lines = Files.lines(MEMORY)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .map(available -> Math.min(available, all))
          .findFirst()
          .orElse(all);
    } catch (IOException e) {
      return all;
    }
  }
}
