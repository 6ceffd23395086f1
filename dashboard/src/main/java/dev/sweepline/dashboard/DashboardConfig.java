package dev.sweepline.dashboard;

import static java.util.Objects.requireNonNull;

import dev.sweepline.dashboard.http.ListenAddress;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.util.Set;

/**
 * The settings of a dashboard.
 *
 * @param log where the event log is
 * @param host the address to listen on; {@link #LOOPBACK} unless others are to see the page
 * @param port 0 for any free one
 * @param names under which browsers may ask for the page, beside the host and addresses in digits
 */
public record DashboardConfig(LogAddress log, String host, int port, Set<String> names) {
  /** Only this machine. */
  public static final String LOOPBACK = "127.0.0.1";

  public DashboardConfig {
    requireNonNull(log, "log");
    names = Set.copyOf(names);
    if (host.isBlank()) {
      throw new UserException("host is blank");
    }
    if (port < 0 || port > 65535) {
      throw new UserException("port " + port + " is not in 0..65535");
    }
  }

  ListenAddress address() {
    return new ListenAddress(host, port, names);
  }
}
