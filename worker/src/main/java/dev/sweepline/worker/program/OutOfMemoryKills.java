package dev.sweepline.worker.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's count of processes that it has killed because memory ran out: of this machine, as
 * Linux keeps no mark on the process itself. Stateless, thread-safe.
 */
final class OutOfMemoryKills {
  private static final Path COUNTERS = Path.of("/proc/vmstat");
  private static final String NAME = "oom_kill ";

  private OutOfMemoryKills() {}

  /** How many since the machine started; 0 where nobody counts. */
  static long count() {
    try {
      String counters = Files.readString(COUNTERS);
      int at = counters.indexOf("\n" + NAME);
      return at < 0
          ? 0
          : Long.parseLong(
              counters.substring(at + 1 + NAME.length(), counters.indexOf('\n', at + 1)));
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
