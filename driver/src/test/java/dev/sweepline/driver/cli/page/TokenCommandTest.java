package dev.sweepline.driver.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCommandTest {
  @TempDir Path home;

  private CliRun token(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "token";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--home";
    all[args.length + 2] = home.toString();
    return CliRun.of(all);
  }

  @Test
  void create_showsTheTokenOnce_andKeepsItsHash() throws IOException {
    CliRun made = token("create", "ana", "--role", "operator", "--expires", "30d");
    String text = made.out().get(0);

    assertThat(made.exit()).isZero();
    assertThat(made.err().get(0)).contains("operator for ana", "1970-01-31", "not shown again");
    Path file = home.resolve("tokens.json");
    assertThat(Files.readString(file)).doesNotContain(text.substring(text.length() - 43));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    AccessToken kept = TokenFile.of(home).read().get(0);
    assertThat(kept.isProvedBy(text)).isTrue();
    assertThat(kept.isProvedBy(text.replaceFirst(".$", "!"))).isFalse();
    assertThat(kept.role()).isEqualTo(Role.OPERATOR);
    assertThat(kept.expires()).contains(Instant.EPOCH.plus(Duration.ofDays(30)));
  }

  @Test
  void list_tellsNamesAndRoles_untilTheyAreRevoked() {
    token("create", "ana");
    token("create", "ben b", "--expires", "never");

    assertThat(String.join("\n", token("list").out())).contains("ana", "viewer", "ben b", "never");
    assertThat(token("revoke", "ana").out()).containsExactly("revoked ana (viewer)");
    assertThat(TokenFile.of(home).read()).extracting(AccessToken::name).containsExactly("ben b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create ana|there is a token named 'ana'; take another name",
        "create eve --role admin|--role admin is no role; write viewer or operator",
        "create eve --expires soon|--expires soon is no span; write 12h, 30d or never",
        "create <b>|'<b>' is no name for a token",
        "revoke eve|there is no token 'eve'; token list shows those there are",
      })
  void mistakes_areOneLine(String args, String line) {
    token("create", "ana");
    CliRun run = token(args.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).singleElement().asString().contains(line);
  }

  @Test
  void aFileThatIsNone_saysSo() throws IOException {
    Files.writeString(home.resolve("tokens.json"), "{\"tokens\": [{\"name\": \"x\"}]}");

    assertThat(token("list").exit()).isEqualTo(2);
    assertThat(token("list").err().get(0)).contains("tokens.json cannot be read", "token create");
  }
}
