package dev.sweepline.driver.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.services.ServicesRequest.Protection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPageWarningTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void aPageForThisMachineAlone_needsNone(String host) {
    assertThat(OpenPageWarning.of(page(host), 7878)).isEmpty();
  }

  @Test
  void aPageOnOneAddress_isNamed() {
    assertThat(OpenPageWarning.of(page("192.0.2.7"), 7878).orElseThrow())
        .contains("http://192.0.2.7:7878/", "token create", "--tls-cert");
  }

  @Test
  void aPageOnEveryAddress_namesRealOnes() {
    assertThat(OpenPageWarning.of(page("0.0.0.0"), 7878).orElseThrow())
        .startsWith("warning: ")
        .doesNotContain("0.0.0.0", "127.0.0.1", "\n");
  }

  @Test
  void aPageWithTls_isNoReasonToWarn() {
    Protection tls =
        new Protection(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Path.of("cert")),
            Optional.of(Path.of("key")));
    Page page = new Page("192.0.2.7", OptionalInt.empty(), Set.of(), tls, false, Optional.empty());

    assertThat(OpenPageWarning.of(page, 7878).orElseThrow())
        .contains("https://192.0.2.7:7878/", "token create")
        .doesNotContain("warning");
  }

  private static Page page(String host) {
    return new Page(host, OptionalInt.empty(), Set.of(), Protection.NONE, false, Optional.empty());
  }
}
