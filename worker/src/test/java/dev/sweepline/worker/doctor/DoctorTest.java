package dev.sweepline.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Budget;
import dev.sweepline.worker.Trials;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.network.NetworkFamilies;
import dev.sweepline.worker.network.UserCode;
import dev.sweepline.worker.train.Examiner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private static final Demand PLAN = new Demand(OptionalLong.of(24), 2, 1L << 33);

  private final Doctor doctor =
      new Doctor(
          new DataFolders(Optional.empty(), Path.of("none")),
          new Examiner(new NetworkFamilies(UserCode.none()), InstantSource.system()));

  @Test
  void examine_findsNothingWrongWithAGoodNetwork() {
    List<Finding> findings = examine(Map.of("init", "xavier", "hidden", 64L), PLAN);

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
        .anyMatch(text -> text.contains("an epoch of 17 steps") && text.contains("24 trials on 2"))
        .anyMatch(text -> text.startsWith("memory: 4810 weights, 0.1 MB a trial, 0.4 MB for data"));
  }

  @Test
  void examine_saysWhenNothingIsLearned() {
    assertThat(wrong(Map.of("init", "zeros"), PLAN))
        .hasSize(3)
        .anyMatch(text -> text.contains("cannot even learn these by heart"))
        .anyMatch(text -> text.startsWith("gradients of layer1: mean magnitude 0; they vanish"))
        .anyMatch(text -> text.startsWith("gradients of layer2: mean magnitude 0; they vanish"));
  }

  @Test
  void examine_saysWhenWeightsStartTooLarge() {
    assertThat(
            wrong(
                Map.of("init", "normal", "init_scale", 1.0, "layers", 2L, "learning_rate", 1e-6),
                PLAN))
        .anyMatch(text -> text.contains("weights start too large"))
        .anyMatch(text -> text.contains("cannot even learn"));
  }

  @Test
  void examine_saysWhenMemoryIsShort() {
    assertThat(wrong(Map.of("init", "xavier"), new Demand(OptionalLong.empty(), 64, 1 << 20)))
        .singleElement()
        .asString()
        .endsWith("but the machine has 1.0 MB; use fewer slots");
  }

  private List<String> wrong(Map<String, Object> parameters, Demand demand) {
    return examine(parameters, demand).stream()
        .filter(finding -> !finding.ok())
        .map(Finding::text)
        .toList();
  }

  private List<Finding> examine(Map<String, Object> parameters, Demand demand) {
    return doctor.examine(Trials.digits(Budget.epochs(10), parameters), demand);
  }
}
