package dev.sweepline.driver.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.SweepFile;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionsTest {
  private static final String FILE =
      """
      name: "%s"
      method: grid
      metric: {name: val_accuracy, goal: maximize}
      parameters:
        hidden: {values: [8]}
      """;

  /** An id that begins with a dash is an option to every verb. */
  @ParameterizedTest
  @CsvSource({"模型, sweep", "!!!, sweep", "-MNIST 10k-, mnist-10k", "größe, gr-e"})
  void id_isAnArgumentOfEveryVerb(String name, String start) {
    assertThat(id(name)).matches(start + "-19700101-000000-[0-9a-z]{3}");
  }

  @ParameterizedTest
  @CsvSource({"80", "81", "240", "5000"})
  void id_isShortEnoughForAFolder(int letters) {
    assertThat(id("n".repeat(letters))).hasSize(80 + 20);
  }

  private static String id(String name) {
    ParsedSweep read = SweepFile.read("a.yaml", FILE.formatted(name));
    return Submissions.of(
            read.sweep().orElseThrow(),
            read,
            OptionalLong.of(1),
            Map.of(),
            Instant.EPOCH,
            new Random(1))
        .sweep();
  }
}
