package dev.sweepline.deploy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.Slow;
import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trials on devices that a cluster's discovery script makes up: as many at once as have room, each
 * record with the address that Spark gave its slot.
 */
@Slow
class DevicesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String SCRIPT =
      "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}'\n";

  private static final String SWEEP =
      """
      name: on-devices
      method: random
      run_cap: 8
      dataset: digits
      network: mlp
      trainer: dl4j
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 20}
      parameters:
        hidden: {min: 16, max: 64}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1, 2, 1", "0.5, 2, 4, 2"})
  void trials_haveTheDevicesTheyAskFor(String gpus, int cores, int atOnce, int onOne)
      throws Exception {
    Path file =
        Files.writeString(folder.resolve("a.yaml"), SWEEP + "resources: {gpus: " + gpus + "}\n");
    Path script = Files.writeString(folder.resolve("gpus"), SCRIPT);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Distribution distribution = new Distribution(Path.of("target/sweepline").toAbsolutePath());
    String devices =
        "-Dspark.worker.resource.gpu.amount=2 -Dspark.worker.resource.gpu.discoveryScript="
            + script;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        SparkCluster cluster = SparkCluster.start(distribution, folder, devices)) {
      TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), PATIENCE);
      List<String> run =
          List.of("run", file.toString(), "--exit", "--kafka", broker.bootstrap(), "--port", "0");
      ProcessBuilder builder = distribution.sweep(folder.resolve("home"), run);
      builder.environment().put("JDK_JAVA_OPTIONS", cluster.driverOptions(cores));
      Program driver = Program.start("driver", builder, folder);
      assertThat(driver.awaitEnd(PATIENCE)).isTrue();
      assertThat(driver.code()).as(driver.lastLine()).isZero();

      SweepHistory sweep = history(broker);
      assertThat(sweep.trials().stream().map(DevicesIT::device).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder("0", "1");
      assertThat(most(sweep, trial -> true)).isEqualTo(atOnce);
      for (String address : List.of("0", "1")) {
        assertThat(most(sweep, trial -> device(trial).equals(address))).isEqualTo(onOne);
      }
    }
  }

  private static SweepHistory history(EmbeddedBroker broker) {
    try (LogTail tail = new LogTail(LogAddress.of(broker.bootstrap()))) {
      tail.readToEnd();
      return tail.account().sweep().orElseThrow();
    }
  }

  private static String device(TrialHistory trial) {
    return trial.slot().split(" gpu ", 2)[1];
  }

  /** The most of them at once: some trial began when all of them ran. */
  private static int most(SweepHistory sweep, Predicate<TrialHistory> wanted) {
    List<TrialHistory> trials = sweep.trials().stream().filter(wanted).toList();
    return trials.stream()
        .mapToInt(
            first ->
                (int)
                    trials.stream()
                        .filter(trial -> trial.startedAt() <= first.startedAt())
                        .filter(trial -> trial.endedAt().orElseThrow() > first.startedAt())
                        .count())
        .max()
        .orElseThrow();
  }
}
