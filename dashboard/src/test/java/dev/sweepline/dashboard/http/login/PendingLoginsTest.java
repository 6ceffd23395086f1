package dev.sweepline.dashboard.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.http.login.PendingLogins.PendingLogin;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PendingLoginsTest {
  private Instant now = Instant.EPOCH;
  private final PendingLogins logins = new PendingLogins(() -> now, new SplittableRandom(1));

  @Test
  void aLogin_endsOnce_inItsOwnBrowser() {
    PendingLogin begun = logins.begin("https://x.org/api/login");
    PendingLogin other = logins.begin("https://x.org/api/login");

    assertThat(logins.end(begun.state(), begun.cookie())).contains(begun);
    assertThat(logins.end(begun.state(), begun.cookie())).isEmpty();
    assertThat(logins.end(other.state(), begun.cookie())).isEmpty();
    assertThat(logins.end("", "")).isEmpty();
  }

  @Test
  void aLogin_isOverAfterTenMinutes() {
    PendingLogin begun = logins.begin("https://x.org/api/login");
    now = now.plus(PendingLogins.LONGEST);

    assertThat(logins.end(begun.state(), begun.cookie())).isEmpty();
  }

  @Test
  void tooManyLogins_pushOutTheOldest() {
    PendingLogin first = logins.begin("https://x.org/api/login");
    PendingLogin last = first;
    for (int i = 0; i < 10_000; i++) {
      last = logins.begin("https://x.org/api/login");
    }

    assertThat(logins.end(first.state(), first.cookie())).isEmpty();
    assertThat(logins.end(last.state(), last.cookie())).contains(last);
  }

  /** The example of RFC 7636, appendix B. */
  @Test
  void theChallenge_isTheVerifiersHash() {
    PendingLogin begun =
        new PendingLogin("s", "c", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "r", 0);

    assertThat(begun.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
