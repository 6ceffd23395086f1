package dev.sweepline.dashboard.http.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweepline.dashboard.http.auth.Person;
import dev.sweepline.sweep.access.Admission;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.Role;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdTokenTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
  private static final LoginProvider PROVIDER =
      new LoginProvider(
          URI.create("https://login.example.org/lab"),
          "sweepline",
          Optional.empty(),
          List.of("openid"),
          Optional.empty(),
          new Admission("groups", Set.of("lab"), Set.of("ops")),
          LoginProvider.Logout.PROVIDER);

  @Test
  void aTokenOfThisLogin_saysWhoItIs() {
    assertThat(person(Map.of())).isEqualTo(new Person("u1", Role.VIEWER));
    assertThat(person(Map.of("iss", "https://login.example.org/lab/"))).isNotNull();
    assertThat(person(Map.of("aud", List.of("sweepline")))).isNotNull();
    assertThat(person(Map.of("aud", List.of("sweepline", "other"), "azp", "sweepline")))
        .isNotNull();
    assertThat(person(Map.of("exp", 999_990))).isNotNull(); // clocks differ
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://evil.example.org",
    "iss, ''",
    "aud, other",
    "aud, ''",
    "azp, other",
    "nonce, other",
    "nonce, ''",
    "sub, ''",
    "exp, soon"
  })
  void aTokenOfAnotherLogin_isRefused(String claim, String value) {
    assertThat(refusal(Map.of(claim, value))).isEqualTo(Refusal.INVALID);
  }

  @Test
  void aTokenThatIsOver_orForSeveral_isRefused() {
    assertThat(refusal(Map.of("exp", 999_940))).isEqualTo(Refusal.INVALID);
    assertThat(refusal(Map.of("aud", List.of("sweepline", "other")))).isEqualTo(Refusal.INVALID);
    assertThat(refusal(Map.of("aud", List.of()))).isEqualTo(Refusal.INVALID);
  }

  @Test
  void whoIsNotNamed_isAStranger() {
    assertThat(refusal(Map.of("groups", List.of("others")))).isEqualTo(Refusal.STRANGER);
  }

  @Test
  void names_areThoseThatTwoPeopleDoNotShare() {
    Map<String, Object> known = new HashMap<>();
    known.put("name", "Ann Lee");
    assertThat(person(known).name()).isEqualTo("Ann Lee");
    known.put("preferred_username", "ann");
    assertThat(person(known).name()).isEqualTo("ann");
    known.put("email", "ann@x.org");
    assertThat(person(known).name()).isEqualTo("ann");
    known.put("email_verified", true);
    assertThat(person(known).name()).isEqualTo("ann@x.org");
  }

  @Test
  void names_areOneShortLineOfLetters() {
    assertThat(person(Map.of("preferred_username", "a\n\u202e<b>")).name()).isEqualTo("a___b_");
    assertThat(person(Map.of("preferred_username", "é".repeat(100))).name()).hasSize(60);
  }

  private static Person person(Map<String, Object> changed) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://login.example.org/lab");
    claims.put("aud", "sweepline");
    claims.put("exp", 1_000_100);
    claims.put("nonce", "n1");
    claims.put("sub", "u1");
    claims.put("groups", List.of("lab"));
    claims.putAll(changed);
    return new IdToken(claims).person(PROVIDER, "n1", NOW);
  }

  private static Refusal refusal(Map<String, Object> changed) {
    return catchThrowableOfType(RefusedLogin.class, () -> person(changed)).refusal();
  }
}
