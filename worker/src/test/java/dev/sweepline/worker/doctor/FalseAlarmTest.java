package dev.sweepline.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.train.probe.NetworkProbe;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measurement of how often healthy data with the standard network is complained of, over twenty
 * seeds; {@code -Ddoctor.data=FOLDER} holds the sets that do not travel with us. A set that is not
 * here is skipped.
 */
@EnabledIfSystemProperty(named = "sweepline.slow", matches = "true")
class FalseAlarmTest {
  private static final int SEEDS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits",
        "iris",
        "wine",
        "breast-cancer",
        "lines",
        "playground",
        "mnist",
        "fashion-mnist"
      })
  void health_isGoodOfShippedData(String name) {
    DataFolders folders =
        DataFolders.of(Optional.ofNullable(System.getProperty("doctor.data")), Path.of("none"));
    NamedOptions choice = NamedOptions.named(name);
    assumeThat(new DataSets(folders).missing(choice)).isEmpty();
    Doctor doctor =
        new Doctor(
            folders,
            new NetworkProbe(new NetworkFamilies(UserCode.none()), InstantSource.system()));
    Map<String, Integer> alarms = new TreeMap<>();
    LongStream.range(0, SEEDS)
        .forEach(
            seed ->
                doctor
                    .health(
                        TestSpecs.spec(new TrialId("health", 0))
                            .parameters(Map.of())
                            .seed(seed)
                            .dataset(choice)
                            .build(),
                        "val_accuracy")
                    .stream()
                    .filter(finding -> !finding.ok())
                    .forEach(finding -> alarms.merge(finding.text(), 1, Integer::sum)));

    assertThat(alarms).as(name).isEmpty();
  }
}
