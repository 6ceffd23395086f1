package dev.sweepline.driver.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The warning that a page can be opened from other machines. Stateless. */
final class OpenPageWarning {
  private OpenPageWarning() {}

  /**
   * One line with the addresses at which others reach the page; empty where only this machine does.
   *
   * @param host the address that it listens on
   */
  static Optional<String> of(String host, int port) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress()
          ? Optional.empty()
          : Optional.of(line(address.isAnyLocalAddress() ? all() : List.of(address), port));
    } catch (IOException e) {
      return Optional.of(line(List.of(), port));
    }
  }

  private static String line(List<InetAddress> addresses, int port) {
    String where =
        addresses.stream()
            .map(address -> "http://" + address.getHostAddress() + ":" + port + "/")
            .collect(Collectors.joining(", "));
    return "warning: whoever reaches this machine"
        + (where.isEmpty() ? "" : " at " + where)
        + " sees every sweep; the page asks nobody who they are";
  }

  /** This machine's addresses of version 4, which is what people type. */
  private static List<InetAddress> all() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
        .toList();
  }
}
