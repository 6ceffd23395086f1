package dev.sweepline.driver.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.access.Admission;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OidcOptionsTest {
  private static final String[] ENOUGH = {
    "--oidc",
    "https://login.example.org/lab/",
    "--oidc-client",
    "sweepline",
    "--oidc-viewers",
    "lab"
  };

  @TempDir Path folder;

  @Test
  void aProvider_isDescribed() {
    LoginProvider provider =
        provider(
                Map.of(LoginProvider.SECRET_VARIABLE, "hush"),
                with("--oidc-operators", "ops,ann@x.org", "--oidc-page", "https://p.example.org/"))
            .orElseThrow();

    assertThat(provider.issuer()).hasToString("https://login.example.org/lab");
    assertThat(provider.secret()).contains("hush");
    assertThat(provider.scopes()).isEqualTo(List.of("openid", "profile", "email"));
    assertThat(provider.page().orElseThrow()).hasToString("https://p.example.org");
    assertThat(provider.logout()).isEqualTo(LoginProvider.Logout.PROVIDER);
    assertThat(provider(Map.of(), with("--oidc-logout", "back")).orElseThrow().logout())
        .isEqualTo(LoginProvider.Logout.BACK);
    assertThat(provider.admission())
        .isEqualTo(new Admission("groups", Set.of("lab"), Set.of("ops", "ann@x.org")));
  }

  @Test
  void noProvider_isNone() {
    assertThat(provider(Map.of(LoginProvider.SECRET_VARIABLE, "hush"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--oidc https://x.org, --oidc and --oidc-client go together",
    "--oidc-client c, --oidc and --oidc-client go together",
    "--oidc-claim roles, go with --oidc ISSUER",
    "--oidc-viewers any, go with --oidc ISSUER",
    "--oidc-logout page, go with --oidc ISSUER",
    "--oidc https://x.org --oidc-client c --oidc-viewers any --oidc-logout all, 'all' is not prov",
    "--oidc https://x.org --oidc-client c, say whom --oidc lets in",
    "--oidc http://x.org --oidc-client c --oidc-viewers any, must begin with https",
    "--oidc x --oidc-client c --oidc-viewers any, is no address",
    "--oidc https://x.org --oidc-client c --oidc-viewers any --oidc-scopes email, lack openid",
    "--oidc https://x.org --oidc-client c --oidc-viewers any --oidc-secret no-such, no such file"
  })
  void whatDoesNotFitTogether_isSaid(String arguments, String reason) {
    assertThatThrownBy(() -> provider(Map.of(), arguments.split(" ")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theFileOfASecret_isTheUsersAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "hush\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String[] arguments = with("--oidc-secret", file.toString());
    assertThat(provider(Map.of(), arguments).orElseThrow().secret()).contains("hush");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> provider(Map.of(), arguments))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("hush");
  }

  private static String[] with(String... more) {
    return Stream.of(ENOUGH, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static Optional<LoginProvider> provider(
      Map<String, String> environment, String... arguments) {
    Command command = new Command();
    new CommandLine(command).parseArgs(arguments);
    return command.options.provider(environment);
  }

  /** A command with these options alone. */
  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin private OidcOptions options;
  }
}
