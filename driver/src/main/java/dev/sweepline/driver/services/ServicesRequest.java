package dev.sweepline.driver.services;

import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.event.LogAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A command's demand for services: which home, which log, whether a page.
 *
 * @param home the folder that holds everything local
 * @param kafka an outside log to use instead of our own
 * @param page the dashboard, if one is wanted
 */
public record ServicesRequest(Path home, Optional<LogAddress> kafka, Optional<Page> page) {
  private static final String HOME = "SWEEPLINE_HOME";

  /** The home that the user has chosen, the environment's, or {@code ~/.sweepline}. */
  public static Path home(Optional<Path> chosen) {
    return chosen
        .or(() -> Optional.ofNullable(System.getenv(HOME)).filter(s -> !s.isBlank()).map(Path::of))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".sweepline"))
        .toAbsolutePath();
  }

  /**
   * A dashboard.
   *
   * @param host the address to listen on
   * @param port where it should listen; empty for the default, 0 for any free port
   * @param names under which browsers may ask for it, beside the host and addresses in digits
   * @param protection of what is said and done there
   * @param drives whether people run sweeps from it
   * @param webhooks the file of who hears the news; empty for the home's
   */
  public record Page(
      String host,
      OptionalInt port,
      Set<String> names,
      Protection protection,
      boolean drives,
      Optional<Path> webhooks) {
    private static final String HERE = "127.0.0.1";

    /** A page for this machine alone. */
    public static Page here(OptionalInt port) {
      return new Page(HERE, port, Set.of(), Protection.NONE, false, Optional.empty());
    }

    /** Whether it is one for this machine alone, that any process may show. */
    public boolean isHere() {
      return equals(here(port));
    }
  }

  /**
   * The protection of a page from those whom it is not for.
   *
   * @param login whether this machine's own users must log in; all others must anyway
   * @param tokens the file by which people log in; empty for the home's
   * @param provider that vouches for people beside it
   * @param certificate with which browsers are talked to, in PEM; empty for plain HTTP
   * @param key of the certificate
   */
  public record Protection(
      boolean login,
      Optional<Path> tokens,
      Optional<LoginProvider> provider,
      Optional<Path> certificate,
      Optional<Path> key) {
    /** What a page for this machine alone has. */
    public static final Protection NONE =
        new Protection(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
