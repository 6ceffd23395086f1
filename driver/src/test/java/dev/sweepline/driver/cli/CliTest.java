package dev.sweepline.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.services.Services;
import dev.sweepline.sweep.text.UserException;
import org.junit.jupiter.api.Test;

class CliTest {
  @Test
  void usersMistake_exitsWithTwo() {
    assertThat(exit(new UserException("there is no sweep yet"))).isEqualTo(2);
  }

  /** Spark's and Scala's {@code require} throw it for reasons of their own. */
  @Test
  void illegalArgumentOfALibrary_exitsWithOne() {
    assertThat(exit(new IllegalArgumentException("requirement failed"))).isEqualTo(1);
  }

  @Test
  void wrongOption_exitsWithTwo() {
    assertThat(Cli.run(new String[] {"list", "--no-such"}, request -> null)).isEqualTo(2);
  }

  private static int exit(RuntimeException thrown) {
    Services.Opener opener =
        request -> {
          throw thrown;
        };
    return Cli.run(new String[] {"list"}, opener);
  }
}
