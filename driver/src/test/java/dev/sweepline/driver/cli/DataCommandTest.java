package dev.sweepline.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  @TempDir Path home;

  @Test
  void list_saysWhatIsHereAndHowToGetTheRest() {
    CliRun run = run("list");

    assertThat(run.exit()).isZero();
    assertThat(String.join("\n", run.out()))
        .containsPattern("digits +1×8×8 +10 +yes")
        .containsPattern("iris +4 +3 +yes")
        .containsPattern("mnist +1×28×28 +10 +deploy/sweep data fetch mnist");
  }

  @Test
  void list_printsJson() {
    CliRun run = run("list", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .singleElement()
        .asString()
        .contains("\"name\":\"iris\"", "\"here\":true", "\"here\":false", "\"missing\":");
  }

  @Test
  void fetch_refusesUnknownNames() {
    CliRun run = run("fetch", "mnits");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).containsExactly("no data set 'mnits'; did you mean 'mnist'?");
  }

  @Test
  void fetch_isDoneWhereNothingIsToFetch() {
    CliRun run = run("fetch", "iris");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).containsExactly("iris needs no fetching");
  }

  private CliRun run(String verb, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "data";
    args[1] = verb;
    args[2] = "--home";
    args[3] = home.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return CliRun.of(args);
  }
}
