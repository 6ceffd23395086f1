package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.loop.SweepLoop;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a driver does every second whatever its trials do. */
final class Pulse {
  private static final long PERIOD_MILLIS = 1_000;

  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sweepline-pulse");
            thread.setDaemon(true);
            return thread;
          });

  private Pulse() {}

  static Pulse start(SweepLoop loop, Path home) {
    Pulse pulse = new Pulse();
    var unused =
        pulse.ticks.scheduleAtFixedRate(
            () -> beat(loop, home), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return pulse;
  }

  private static void beat(SweepLoop loop, Path home) {
    DiskRoom.shortage(home).ifPresent(loop::interrupt);
    loop.tick();
  }

  void stop() {
    ticks.shutdownNow();
  }
}
