package dev.sweepline.dashboard.http;

import dev.sweepline.sweep.text.UserException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The address that the server listens on.
 *
 * @param host an address of this machine, or {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param names under which others may ask, beside the host and addresses in digits
 * @param tls how what is said is kept from others; empty for plain HTTP
 */
public record ListenAddress(String host, int port, Set<String> names, Optional<TlsFiles> tls) {
  public ListenAddress {
    names = Set.copyOf(names);
  }

  /** Files in PEM: the certificate, with those that lead to a known one, and its key. */
  public record TlsFiles(Path certificate, Path key) {}

  /** Only this machine, without TLS. */
  public static ListenAddress loopback(int port) {
    return new ListenAddress("127.0.0.1", port, Set.of(), Optional.empty());
  }

  /** Whether this machine alone reaches it, and no proxy is said to. */
  public boolean isPrivate() {
    try {
      return names.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Where a browser on this machine reaches it. */
  URI url(int actualPort) {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create((tls.isPresent() ? "https://" : "http://") + name + ":" + actualPort + "/");
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
