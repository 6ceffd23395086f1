package dev.sweepline.dashboard.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.access.Admission;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.LoginProvider.Logout;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderExitTest {
  private static final String END = "https://login.example.org/end";

  @Test
  void theAddress_saysWhoseSession_andWhereTo() {
    assertThat(url(END, "t.t", Logout.PROVIDER))
        .isEqualTo(END + "?client_id=a%26b&id_token_hint=t.t");
    assertThat(url(END + "?tenant=lab", "t", Logout.BACK))
        .isEqualTo(
            END
                + "?tenant=lab&client_id=a%26b&id_token_hint=t"
                + "&post_logout_redirect_uri=https%3A%2F%2Fpage.example.org%2F");
  }

  @Test
  void aTokenThatIsTooLong_orNotKnown_isLeftOut() {
    assertThat(url(END, "t".repeat(5000), Logout.PROVIDER)).isEqualTo(END + "?client_id=a%26b");
    assertThat(url(END, "", Logout.PROVIDER)).isEqualTo(END + "?client_id=a%26b");
  }

  @Test
  void anExitThatOthersCouldReadAlong_orNone_isNone() {
    for (String end : List.of("http://login.example.org/end", "javascript:alert(1)", END + "#x")) {
      assertThat(ProviderExit.of(provider(Logout.PROVIDER), end)).isEmpty();
    }
    assertThat(ProviderExit.of(provider(Logout.PROVIDER), null)).isEmpty();
  }

  private static String url(String end, String token, Logout logout) {
    return ProviderExit.of(provider(logout), end)
        .orElseThrow()
        .url(token, "https://page.example.org");
  }

  private static LoginProvider provider(Logout logout) {
    return new LoginProvider(
        URI.create("https://login.example.org/lab"),
        "a&b",
        Optional.empty(),
        List.of("openid"),
        Optional.empty(),
        new Admission("groups", Set.of("lab"), Set.of()),
        logout);
  }
}
