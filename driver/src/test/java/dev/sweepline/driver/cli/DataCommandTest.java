package dev.sweepline.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  private final PrintStream systemOut = System.out;
  private final PrintStream systemErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path home;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(systemOut);
    System.setErr(systemErr);
  }

  @Test
  void list_saysWhatIsHereAndHowToGetTheRest() {
    assertThat(run("list")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("digits +1×8×8 +10 +yes")
        .containsPattern("iris +4 +3 +yes")
        .containsPattern("mnist +1×28×28 +10 +deploy/sweep data fetch mnist");
  }

  @Test
  void list_printsJson() {
    assertThat(run("list", "--json")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"name\":\"iris\"", "\"here\":true", "\"here\":false", "\"missing\":");
  }

  @Test
  void fetch_refusesUnknownNames() {
    assertThat(run("fetch", "mnits")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("no data set 'mnits'; did you mean 'mnist'?");
  }

  @Test
  void fetch_isDoneWhereNothingIsToFetch() {
    assertThat(run("fetch", "iris")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("iris needs no fetching\n");
  }

  private int run(String verb, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "data";
    args[1] = verb;
    args[2] = "--home";
    args[3] = home.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(
        args,
        request -> {
          throw new AssertionError("data needs no broker");
        });
  }
}
