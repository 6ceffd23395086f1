package dev.sweepline.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.train.probe.NetworkProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class DoctorTest {
  private static final NamedOptions DIGITS = NamedOptions.named("digits");
  private static final Demand PLAN = new Demand(OptionalLong.of(24), 2, 1L << 33);

  @TempDir Path folder;

  private final Doctor doctor =
      new Doctor(
          new DataFolders(Optional.empty(), Path.of("none")),
          new NetworkProbe(new NetworkFamilies(UserCode.none()), InstantSource.system()));

  @Test
  void examine_findsNothingWrongWithAGoodNetwork() {
    List<Finding> findings = examine(DIGITS, Map.of("init", "xavier", "hidden", 64L), PLAN);

    assertThat(findings).allMatch(Finding::ok);
    assertThat(findings)
        .extracting(Finding::toString)
        .first()
        .asString()
        .isEqualTo(
            "OK data: examples of 1×8×8 values, 10 classes; 1079 to train on, 359 to validate, 359"
                + " to test");
    assertThat(findings)
        .extracting(Finding::text)
        .anyMatch(text -> text.matches("loss at the start: 2\\.\\d+, where guessing gives 2.303"))
        .anyMatch(text -> text.startsWith("overfits 32 examples: loss 0."))
        .anyMatch(text -> text.startsWith("gradients of layer2: mean magnitude 0.0"))
        .anyMatch(text -> text.matches("packs: .* side by side 1: .*, 2: .*, 32: .* DL4J .*"))
        .anyMatch(text -> text.contains("an epoch of 17 steps") && text.contains("24 trials on 2"))
        .anyMatch(text -> text.startsWith("memory: 4810 weights, 0.1 MB a trial, 0.4 MB for data"));
  }

  @Test
  void examine_saysWhenNothingIsLearned() {
    assertThat(unhealthy(spec(DIGITS, Map.of("init", "zeros"))))
        .hasSize(3)
        .anyMatch(text -> text.contains("cannot even learn these by heart"))
        .anyMatch(text -> text.startsWith("gradients of layer1: mean magnitude 0; they vanish"))
        .anyMatch(text -> text.startsWith("gradients of layer2: mean magnitude 0; they vanish"));
  }

  @Test
  void examine_saysWhenWeightsStartTooLarge() {
    assertThat(
            unhealthy(
                spec(
                    DIGITS,
                    Map.of(
                        "init", "normal", "init_scale", 1.0, "layers", 2L, "learning_rate", 1e-6))))
        .anyMatch(text -> text.contains("weights start too large"))
        .anyMatch(text -> text.contains("cannot even learn"));
  }

  @Test
  void examine_saysWhenMemoryIsShort() {
    Demand demand = new Demand(OptionalLong.empty(), 64, 1 << 20);

    assertThat(examine(DIGITS, Map.of("init", "xavier"), demand))
        .filteredOn(finding -> !finding.ok())
        .extracting(Finding::text)
        .singleElement()
        .asString()
        .endsWith("but the machine has 1.0 MB; use fewer slots");
  }

  @Test
  void examine_findsNothingWrongWithAGoodNetworkForNumbers() {
    List<Finding> findings = examine(numbers(), Map.of("learning_rate", 0.01), PLAN);

    assertThat(findings).allMatch(Finding::ok);
    assertThat(findings)
        .extracting(Finding::text)
        .anyMatch(text -> text.matches("training numbers to predict: -?\\d.* to \\d.*, mean .*"))
        .anyMatch(
            text -> text.matches("loss at the start: .*, where the mean of the numbers gives .*"))
        .anyMatch(text -> text.startsWith("overfits 32 examples: loss 0.0"))
        .anyMatch(text -> text.startsWith("gradients of layer2: "));
  }

  @Test
  void examine_saysWhenANetworkForNumbersStartsTooLarge() {
    assertThat(
            unhealthy(
                spec(
                    numbers(), Map.of("init", "normal", "init_scale", 3.0, "learning_rate", 1e-6))))
        .anyMatch(text -> text.contains("weights start too large"))
        .anyMatch(text -> text.contains("cannot even learn"));
  }

  @Test
  void examine_countsEveryFold() {
    NamedOptions folded = new NamedOptions("digits", Map.of("folds", 4L));

    assertThat(examine(folded, Map.of("hidden", 64L, "init", "xavier"), PLAN))
        .extracting(Finding::text)
        .anyMatch(text -> text.endsWith("359 to test, in the first of 4 folds"))
        .noneMatch(text -> text.startsWith("packs: "))
        .anyMatch(text -> text.startsWith("memory: 4810 weights, 0.5 MB a trial, 1.8 MB for data"));
  }

  private NamedOptions numbers() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder table = new StringBuilder("a,b,y\n");
    for (int row = 0; row < 200; row++) {
      double a = random.nextDouble(0, 10);
      double b = random.nextDouble(0, 10);
      table.append(a).append(',').append(b).append(',').append(a * b - 5 * a).append('\n');
    }
    try {
      Files.writeString(folder.resolve("numbers.csv"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String file = folder.resolve("numbers.csv").toString();
    return new NamedOptions("csv", Map.of("file", file, "task", "regression"));
  }

  private static TrialSpec spec(NamedOptions dataset, Map<String, Object> parameters) {
    TrialSpec spec = Trials.digits(Budget.epochs(10), parameters);
    return TestSpecs.spec(spec.id())
        .parameters(parameters)
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(dataset)
        .network(spec.network())
        .build();
  }

  private List<Finding> examine(
      NamedOptions dataset, Map<String, Object> parameters, Demand demand) {
    return doctor.examine(spec(dataset, parameters), "val_accuracy", demand);
  }

  /** What is wrong with it on any machine. */
  private List<String> unhealthy(TrialSpec spec) {
    return doctor.health(spec, "val_accuracy").stream()
        .filter(finding -> !finding.ok())
        .map(Finding::text)
        .toList();
  }
}
