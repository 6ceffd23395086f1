package dev.sweepline.dashboard;

import static java.util.Objects.requireNonNull;

/**
 * Where the dashboard reads and where it listens.
 *
 * @param kafka bootstrap servers of the event log, {@code host:port[,host:port]}
 * @param host the address to listen on; {@link #LOOPBACK} unless others are to see the page
 * @param port 0 for any free one
 */
public record DashboardConfig(String kafka, String host, int port) {
  /** Only this machine. */
  public static final String LOOPBACK = "127.0.0.1";

  public DashboardConfig {
    requireNonNull(kafka, "kafka");
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not in 0..65535");
    }
  }
}
