package dev.sweepline.driver.cli.page;

import dev.sweepline.driver.cli.option.PortOption;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.services.ServicesRequest.Protection;
import dev.sweepline.sweep.text.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of where a page that stays up is found, and by whom. */
final class PageOptions {
  @Mixin private PortOption port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; default: 127.0.0.1, this machine alone. Elsewhere people must"
              + " log in: see token.")
  private String host = "127.0.0.1";

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "A name under which browsers may ask for the page, as a proxy or an Ingress gives it;"
              + " they must log in then. Addresses in digits, localhost and the --host need none.")
  private Set<String> names = Set.of();

  @Option(
      names = "--login",
      description = "Asks this machine's own users to log in, too: each may act otherwise.")
  private boolean login;

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "The tokens by which people log in; default: tokens.json in the home.")
  private Path tokens;

  @Mixin private OidcOptions oidc;

  @Option(
      names = "--webhooks",
      paramLabel = "FILE",
      description = "Who hears the news: see webhook; default: webhooks.json in the home.")
  private Path webhooks;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "The page's certificate in PEM, and those up to a known one: serves https.")
  private Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "The key of --tls-cert in PEM.")
  private Path key;

  /**
   * The page that they describe.
   *
   * @param drives whether people run sweeps from it
   * @throws UserException when they do not fit together
   */
  Page page(boolean drives) {
    if ((certificate == null) != (key == null)) {
      throw new UserException("--tls-cert and --tls-key go together");
    }
    requireReadable("--tls-cert", certificate);
    requireReadable("--tls-key", key);
    requireReadable("--tokens", tokens);
    requireReadable("--webhooks", webhooks);
    return new Page(
        host,
        port.get(),
        names,
        new Protection(
            login,
            Optional.ofNullable(tokens),
            oidc.provider(System.getenv()),
            Optional.ofNullable(certificate),
            Optional.ofNullable(key)),
        drives,
        Optional.ofNullable(webhooks));
  }

  private static void requireReadable(String option, Path file) {
    if (file != null && !Files.isReadable(file)) {
      throw new UserException(option + " " + file + ": no such file, or it may not be read");
    }
  }
}
