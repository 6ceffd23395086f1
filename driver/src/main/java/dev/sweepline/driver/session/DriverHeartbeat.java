package dev.sweepline.driver.session;

import dev.sweepline.driver.loop.SweepLoop;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The heartbeat of a driver: every second, whatever its trials do. Thread-safe. */
final class DriverHeartbeat {
  private static final long PERIOD_MILLIS = 1_000;

  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sweepline-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  private DriverHeartbeat() {}

  static DriverHeartbeat start(SweepLoop loop, Path home) {
    DriverHeartbeat heartbeat = new DriverHeartbeat();
    var unused =
        heartbeat.ticks.scheduleAtFixedRate(
            () -> beat(loop, home), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  private static void beat(SweepLoop loop, Path home) {
    DiskSpaceCheck.shortage(home).ifPresent(loop::interrupt);
    loop.tick();
  }

  void stop() {
    ticks.shutdownNow();
  }
}
