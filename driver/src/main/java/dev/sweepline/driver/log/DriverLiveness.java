package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The liveness of drivers: who drives a sweep, and whether that process is still there. Stateless.
 */
public final class DriverLiveness {
  /** Several times the longest that a driver is silent, for one on another machine. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private DriverLiveness() {}

  /** This process, under a token of its own. */
  public static DriverId ofThisProcess(RandomGenerator random) {
    return new DriverId(
        Long.toString(random.nextLong() & Long.MAX_VALUE, 36),
        host(),
        ProcessHandle.current().pid(),
        startedAt(ProcessHandle.current()));
  }

  /** Whether a driver is at work on the sweep. On this machine that is known, elsewhere guessed. */
  public static boolean isDriven(SweepHistory sweep, long now) {
    return sweep.state() == SweepState.RUNNING
        && sweep
            .holder()
            .filter(
                holder ->
                    holder.host().equals(host())
                        ? runs(holder)
                        : now - sweep.lastSign() < SILENCE.toMillis())
            .isPresent();
  }

  private static boolean runs(DriverId holder) {
    return ProcessHandle.of(holder.pid())
        .filter(process -> process.isAlive() && startedAt(process) == holder.startedAt())
        .isPresent();
  }

  private static long startedAt(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
