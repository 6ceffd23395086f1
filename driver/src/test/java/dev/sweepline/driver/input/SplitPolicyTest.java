package dev.sweepline.driver.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables of recorded sweeps are read and cut as they were. */
class SplitPolicyTest {
  private static final ParsedSweep READ =
      SweepFile.read(
          "table.yaml",
          """
          method: grid
          dataset: {name: csv, file: my.csv}
          network: mlp
          metric: {name: val_accuracy, goal: maximize}
          parameters:
            hidden: {values: [8]}
          """);

  @Test
  void asRecorded_readsATableAsItsSweepDid() {
    assertThat(recorded(Map.of())).isEqualTo(Map.of("file", "my.csv"));
    assertThat(recorded(Map.of("splits", "stratified")))
        .isEqualTo(Map.of("file", "my.csv", "stratify", true));
    assertThat(recorded(SplitPolicy.recordedIn(Map.of())))
        .isEqualTo(options(SplitPolicy.asNew(READ)))
        .isEqualTo(Map.of("file", "my.csv", "stratify", true, "ids", "drop"));
  }

  private static Map<String, Object> recorded(Map<String, String> environment) {
    SweepSubmitted submitted =
        Submissions.of(
            READ.sweep().orElseThrow(),
            READ,
            OptionalLong.of(1),
            environment,
            Instant.EPOCH,
            new Random(1));
    return options(SplitPolicy.asRecorded(READ, submitted));
  }

  private static Map<String, Object> options(ParsedSweep sweep) {
    return sweep.sweep().orElseThrow().training().dataset().orElseThrow().options();
  }
}
