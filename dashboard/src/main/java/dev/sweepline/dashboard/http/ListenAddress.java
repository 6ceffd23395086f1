package dev.sweepline.dashboard.http;

import dev.sweepline.sweep.text.UserException;
import java.net.BindException;
import java.net.URI;
import java.util.Set;

/**
 * The address that the server listens on.
 *
 * @param host an address of this machine, or {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param names under which others may ask, beside the host and addresses in digits
 */
public record ListenAddress(String host, int port, Set<String> names) {
  public ListenAddress {
    names = Set.copyOf(names);
  }

  /** Only this machine. */
  public static ListenAddress loopback(int port) {
    return new ListenAddress("127.0.0.1", port, Set.of());
  }

  /** Where a browser on this machine reaches it. */
  URI url(int actualPort) {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + actualPort + "/");
  }

  /** One line that says why nobody can listen there. */
  UserException refused(Throwable cause) {
    boolean taken =
        cause instanceof BindException
            && String.valueOf(cause.getMessage()).contains("Address already in use");
    String line =
        taken
            ? "port "
                + port
                + " is in use; choose another with --port, or --port 0 for any free one"
            : "cannot listen on " + host + " port " + port + ": " + cause.getMessage();
    return new UserException(line, cause);
  }
}
