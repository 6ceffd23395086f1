package dev.sweepline.driver.cli.page;

import dev.sweepline.driver.services.ServicesRequest.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The word that a page can be opened from other machines. Stateless. */
final class OpenPageWarning {
  private OpenPageWarning() {}

  /**
   * One line with the addresses at which others reach the page, and how they get in; empty where
   * only this machine does.
   *
   * @param port that it listens on
   */
  static Optional<String> of(Page page, int port) {
    boolean isSecure = page.protection().certificate().isPresent();
    String login =
        "log in with what token create NAME makes"
            + page.protection().provider().map(at -> " or at " + at.host()).orElse("");
    try {
      InetAddress address = InetAddress.getByName(page.host());
      return address.isLoopbackAddress()
          ? Optional.empty()
          : Optional.of(
              line(address.isAnyLocalAddress() ? all() : List.of(address), port, login, isSecure));
    } catch (IOException e) {
      return Optional.of(line(List.of(), port, login, isSecure));
    }
  }

  private static String line(
      List<InetAddress> addresses, int port, String login, boolean isSecure) {
    String where =
        addresses.stream()
            .map(
                address ->
                    (isSecure ? "https://" : "http://")
                        + address.getHostAddress()
                        + ":"
                        + port
                        + "/")
            .collect(Collectors.joining(", "));
    String way = "others reach the page" + (where.isEmpty() ? "" : " at " + where);
    return isSecure
        ? way + "; they " + login
        : "warning: "
            + way
            + " and "
            + login
            + "; without --tls-cert and --tls-key"
            + " whoever listens on the way reads tokens, too";
  }

  /** This machine's addresses of version 4, which is what people type. */
  private static List<InetAddress> all() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
        .toList();
  }
}
