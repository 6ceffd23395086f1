package dev.sweepline.sweep.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginProviderTest {
  @Test
  void itsAddress_endsWithoutASlash_andItsSecretIsNotTold() {
    LoginProvider provider = provider("https://login.example.org/realms/lab/");

    assertThat(provider.issuer()).hasToString("https://login.example.org/realms/lab");
    assertThat(provider.host()).isEqualTo("login.example.org");
    assertThat(provider.toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "http://login.example.org, must begin with https",
    "ftp://login.example.org, is no address",
    "login.example.org, is no address",
    "https:login, is no address",
    "https://a:b@login.example.org, more than a host",
    "https://login.example.org/?x=1, more than a host"
  })
  void anAddressThatOthersCouldReadAlong_isRefused(String issuer, String reason) {
    assertThatThrownBy(() -> provider(issuer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static LoginProvider provider(String issuer) {
    return new LoginProvider(
        URI.create(issuer),
        "sweepline",
        Optional.of("hush"),
        List.of("openid"),
        Optional.empty(),
        new Admission("groups", Set.of("lab"), Set.of()),
        LoginProvider.Logout.PROVIDER);
  }
}
