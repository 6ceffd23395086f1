package dev.sweepline.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPageWarningTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void aPageForThisMachineAlone_needsNone(String host) {
    assertThat(OpenPageWarning.of(host, 7878)).isEmpty();
  }

  @Test
  void aPageOnOneAddress_isNamed() {
    assertThat(OpenPageWarning.of("192.0.2.7", 7878).orElseThrow())
        .contains("http://192.0.2.7:7878/", "asks nobody");
  }

  @Test
  void aPageOnEveryAddress_namesRealOnes() {
    assertThat(OpenPageWarning.of("0.0.0.0", 7878).orElseThrow())
        .startsWith("warning: ")
        .doesNotContain("0.0.0.0", "127.0.0.1", "\n");
  }
}
