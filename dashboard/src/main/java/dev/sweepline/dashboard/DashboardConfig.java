package dev.sweepline.dashboard;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.event.LogAddress;

/**
 * Where the dashboard reads and where it listens.
 *
 * @param log where the event log is
 * @param host the address to listen on; {@link #LOOPBACK} unless others are to see the page
 * @param port 0 for any free one
 */
public record DashboardConfig(LogAddress log, String host, int port) {
  /** Only this machine. */
  public static final String LOOPBACK = "127.0.0.1";

  public DashboardConfig {
    requireNonNull(log, "log");
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not in 0..65535");
    }
  }
}
