package dev.sweepline.dashboard.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTest {
  private Instant now = Instant.EPOCH;
  private final Access access = new Access(false, TokenFile.of(Path.of("no-such-home")), () -> now);

  @Test
  void aGuest_isAskedWhoTheyAre_onceADay() {
    String cookie = access.enter(new Person("ann@x.org", Role.VIEWER), "proof");

    for (int hour = 0; hour < 12; hour++) {
      assertThat(visitor(cookie).name()).isEqualTo("ann@x.org");
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(visitor(cookie).role()).isEqualTo(Role.NONE);
  }

  @Test
  void aGuest_whoLeaves_isOut() {
    String cookie = access.enter(new Person("ann@x.org", Role.OPERATOR), "proof");
    assertThat(access.logout(cookie)).contains("proof");
    assertThat(access.logout(cookie)).isEmpty();

    assertThat(visitor(cookie).role()).isEqualTo(Role.NONE);
  }

  private Visitor visitor(String cookie) {
    return access.visitor(
        new Credentials(Optional.empty(), Optional.of(cookie), "127.0.0.1", false));
  }
}
