package dev.sweepline.driver.cli.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
  private static final String GOOD =
      """
      method: grid
      dataset: iris
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      parameters:
        hidden: {values: [8]}
      """;

  @TempDir Path folder;

  @Test
  void fileThatCannotBeRead_keepsNoOtherFromBeingChecked() throws IOException {
    String none = folder.resolve("none.yaml").toString();
    String latin = file("latin.yaml", "# größe\n" + GOOD, ISO_8859_1);
    String good = file("good.yaml", GOOD);

    CliRun run = CliRun.of("validate", none, latin, good);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            none + ": no such file",
            latin + ":1:5: the byte 0xF6 is no UTF-8; save the file as UTF-8");
    assertThat(run.out()).containsExactly(good + ": ok");
  }

  @Test
  void json_hasAnEntryForEachFile() throws IOException {
    String latin = file("latin.yaml", "# größe\n" + GOOD, ISO_8859_1);

    CliRun run = CliRun.of("validate", "--json", latin, file("good.yaml", GOOD));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .singleElement()
        .asString()
        .contains("\"line\":1,\"column\":5", "\"ok\":false", "\"ok\":true");
  }

  /** What one verb refuses, all refuse, in the same words. */
  @ParameterizedTest
  @ValueSource(strings = {"network: mlp", "dataset: iris", "method: grid"})
  void verbs_agreeOnWhatCanRun(String line) throws IOException {
    String text = GOOD.replace(line, line.startsWith("method") ? "method: grid\nrun_cap: x" : "");
    String file = file("sweep.yaml", text);

    CliRun validated = CliRun.of("validate", file);
    CliRun planned = CliRun.of("plan", "--home", folder.toString(), file);
    CliRun run = CliRun.of("run", "--home", folder.toString(), file);

    assertThat(validated.exit()).isEqualTo(2);
    assertThat(validated.err()).isNotEmpty();
    assertThat(planned).isEqualTo(validated);
    assertThat(run).isEqualTo(validated);
  }

  @Test
  void escapeSequence_doesNotReachTheTerminal() throws IOException {
    String file = file("sweep.yaml", GOOD.replace("iris", "\"ir\\e[2Jis\""));

    CliRun run = CliRun.of("validate", file);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isNotEmpty().noneMatch(line -> line.contains("\u001b"));
  }

  private String file(String name, String text) throws IOException {
    return file(name, text, StandardCharsets.UTF_8);
  }

  private String file(String name, String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve(name), text, charset).toString();
  }
}
