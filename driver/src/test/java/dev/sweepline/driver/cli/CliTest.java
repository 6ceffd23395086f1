package dev.sweepline.driver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.text.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CliTest {
  @Test
  void usersMistake_exitsWithTwoAndItsMessageAlone() {
    CliRun run = failing(() -> new UserException("there is no sweep yet"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).containsExactly("there is no sweep yet");
  }

  /** Spark's and Scala's {@code require} throw it for reasons of their own. */
  @Test
  void illegalArgumentOfALibrary_exitsWithOneInOneLine() {
    CliRun run = failing(() -> new IllegalArgumentException("requirement failed\nat length"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly("failed: requirement failed", "(--verbose shows the stack trace)");
  }

  @Test
  void verbose_showsTheStackTrace() {
    CliRun run = failing(() -> new IllegalStateException("away"), "--verbose");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("java.lang.IllegalStateException: away");
  }

  @Test
  void errorOfTheJvm_exitsWithOneInOneLine() {
    CliRun run =
        CliRun.with(
            request -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "list");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).first().isEqualTo("failed: OutOfMemoryError: Java heap space");
  }

  @Test
  void wrongOption_exitsWithTwo() {
    CliRun run = CliRun.of("list", "--no-such");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).containsExactly("Unknown option: '--no-such'", "See: sweep list --help");
  }

  /** A verb is made alone, by its name: all that the manual tells of are found. */
  @Test
  void everyVerb_isFoundByItsName() {
    List<String> verbs =
        CliRun.of("generate-man-page").out().stream()
            .filter(line -> line.startsWith(".SS "))
            .map(line -> line.replaceFirst("^.SS (\\S+).*", "$1").replace("\\", ""))
            .toList();

    assertThat(verbs).contains("run", "import", "version");
    assertThat(verbs)
        .filteredOn(verb -> !verb.startsWith("generate-"))
        .allSatisfy(
            verb ->
                assertThat(CliRun.of(verb, "--no-such").err())
                    .contains("See: sweep " + verb + " --help"));
  }

  @Test
  void wrongVerb_exitsWithTwo() {
    CliRun run = CliRun.of("leaderbord");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).last().isEqualTo("See: sweep --help");
  }

  @Test
  void outputThatFindsNoPlace_exitsWithOne() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(new FullDisk(), true, UTF_8), new PrintStream(err, true, UTF_8));

    int exit =
        Cli.run(
            new String[] {"data", "list"},
            new SessionContext(request -> null, Clock.systemUTC(), console));

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("failed: the output could not be written");
  }

  private static CliRun failing(Supplier<RuntimeException> thrown, String... options) {
    Services.Opener opener =
        request -> {
          throw thrown.get();
        };
    String[] args = new String[options.length + 1];
    args[0] = "list";
    System.arraycopy(options, 0, args, 1, options.length);
    return CliRun.with(opener, args);
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
