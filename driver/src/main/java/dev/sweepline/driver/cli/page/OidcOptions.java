package dev.sweepline.driver.cli.page;

import dev.sweepline.sweep.access.Admission;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.LoginProvider.Logout;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options of the provider at which people log in to a page, by OpenID Connect. */
final class OidcOptions {
  @Option(
      names = "--oidc",
      paramLabel = "ISSUER",
      description =
          "The address of a login provider (OpenID Connect) at which people log in, beside tokens;"
              + " it sends them back to the page's /api/login. This machine's own users log in,"
              + " too.")
  private String issuer;

  @Option(
      names = "--oidc-client",
      paramLabel = "ID",
      description =
          "The id under which --oidc knows this page. Its secret, if it has one, is in "
              + LoginProvider.SECRET_VARIABLE
              + " or --oidc-secret.")
  private String client;

  @Option(
      names = "--oidc-secret",
      paramLabel = "FILE",
      description = "A file with the secret of --oidc-client, readable by you alone.")
  private Path secret;

  @Option(
      names = "--oidc-viewers",
      paramLabel = "NAME",
      split = ",",
      description =
          "Who may look: verified e-mail addresses, groups, or any for whoever --oidc knows. Who is"
              + " named nowhere stays out.")
  private Set<String> viewers = Set.of();

  @Option(
      names = "--oidc-operators",
      paramLabel = "NAME",
      split = ",",
      description = "Who may act, too: as --oidc-viewers.")
  private Set<String> operators = Set.of();

  @Option(
      names = "--oidc-claim",
      paramLabel = "CLAIM",
      description =
          "Where ID tokens have somebody's groups; default: groups. Dots lead into objects:"
              + " realm_access.roles.")
  private String claim;

  @Option(
      names = "--oidc-scopes",
      paramLabel = "SCOPE",
      split = ",",
      description = "What --oidc is asked for; default: openid,profile,email.")
  private List<String> scopes = List.of();

  @Option(
      names = "--oidc-page",
      paramLabel = "URL",
      description =
          "The page's address where a proxy gives it another than it is asked under, for people to"
              + " be sent back to.")
  private String page;

  @Option(
      names = "--oidc-logout",
      paramLabel = "WHAT",
      description =
          "What ends when somebody logs out: provider, their session at --oidc, too, where it"
              + " offers that (the default); back, the same, and --oidc sends them back to the"
              + " page, whose address with a slash behind it must be one of its post-logout"
              + " redirect URIs; page, the page's session alone.")
  private String logout;

  /**
   * The provider that they describe; empty where there is none.
   *
   * @param environment may have the client's secret
   * @throws UserException when they do not fit together
   */
  Optional<LoginProvider> provider(Map<String, String> environment) {
    if (issuer == null && client == null) {
      if (secret != null || claim != null || page != null || logout != null || isNamed()) {
        throw new UserException("options that begin with --oidc- go with --oidc ISSUER");
      }
      return Optional.empty();
    }
    if (issuer == null || client == null) {
      throw new UserException("--oidc and --oidc-client go together");
    }
    if (viewers.isEmpty() && operators.isEmpty()) {
      throw new UserException(
          "say whom --oidc lets in: --oidc-viewers and --oidc-operators take e-mail addresses and"
              + " groups; --oidc-viewers any is for whoever the provider knows");
    }
    try {
      return Optional.of(
          new LoginProvider(
              URI.create(issuer),
              client,
              secret(environment),
              scopes.isEmpty() ? List.of("openid", "profile", "email") : scopes,
              Optional.ofNullable(page).map(URI::create),
              new Admission(claim == null ? "groups" : claim, viewers, operators),
              logout()));
    } catch (IllegalArgumentException e) {
      throw new UserException("--oidc: " + e.getMessage(), e);
    }
  }

  private Logout logout() {
    return logout == null
        ? Logout.PROVIDER
        : Words.find(Logout.class, logout)
            .orElseThrow(
                () ->
                    new UserException(
                        "--oidc-logout: '"
                            + logout
                            + "' is not "
                            + Words.listed(Words.all(Logout.class))));
  }

  private boolean isNamed() {
    return !viewers.isEmpty() || !operators.isEmpty() || !scopes.isEmpty();
  }

  private Optional<String> secret(Map<String, String> environment) {
    if (secret == null) {
      return Optional.ofNullable(environment.get(LoginProvider.SECRET_VARIABLE))
          .filter(text -> !text.isBlank());
    }
    try {
      if (PrivateFiles.isShared(secret)) {
        throw new UserException(
            "--oidc-secret " + secret + ": others may read it; first chmod 600 " + secret);
      }
      String text = Files.readString(secret).strip();
      if (text.isEmpty() || text.lines().count() > 1) {
        throw new UserException("--oidc-secret " + secret + ": its one line is the secret");
      }
      return Optional.of(text);
    } catch (IOException e) {
      throw new UserException("--oidc-secret " + secret + ": " + IoReason.of(e), e);
    }
  }
}
