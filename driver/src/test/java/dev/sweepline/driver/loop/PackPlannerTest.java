package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.pack.PackKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackPlannerTest {
  private static final int MANY = Integer.MAX_VALUE;

  private final PackPlanner lookahead = new PackPlanner();

  @Test
  void take_findsThoseThatTrainTogetherWithTheLowestNumber() {
    for (int trial = 0; trial < 6; trial++) {
      lookahead.add(mlp(trial, trial % 2 == 0 ? 32 : 64));
    }

    assertThat(numbers(lookahead.take(1, 0, MANY))).containsExactly(0, 2, 4);
    assertThat(numbers(lookahead.take(1, 0, MANY))).containsExactly(1, 3, 5);
    assertThat(lookahead.take(1, 0, MANY)).isEmpty();
    assertThat(lookahead.isEmpty()).isTrue();
  }

  @Test
  void take_givesAloneWhatCannotBePacked() {
    lookahead.add(cnn(1));
    lookahead.add(cnn(0));

    assertThat(numbers(lookahead.take(1, 0, MANY))).containsExactly(0);
    assertThat(numbers(lookahead.take(1, 0, MANY))).containsExactly(1);
  }

  @Test
  void take_leavesSlotsTheirShare() {
    for (int trial = 0; trial < 24; trial++) {
      lookahead.add(mlp(trial, 32));
    }

    List<Integer> sizes = new ArrayList<>();
    for (int busy = 0; !lookahead.isEmpty(); busy = 1) {
      sizes.add(lookahead.take(2, busy, MANY).size());
    }

    assertThat(sizes).containsExactly(12, 8, 3, 1);
  }

  @Test
  void take_startsNoMoreThanAllowed() {
    for (int trial = 0; trial < 8; trial++) {
      lookahead.add(mlp(trial, 32));
    }

    assertThat(lookahead.take(1, 0, 0)).isEmpty();
    assertThat(lookahead.take(1, 0, 3)).hasSize(3);
  }

  @Test
  void isWideEnough_onceEverySlotCanHaveAFullPack() {
    int lanes = PackKey.of(mlp(0, 32)).orElseThrow().lanes();
    assertThat(lanes).isGreaterThan(1);
    for (int trial = 0; trial < 2 * lanes; trial++) {
      assertThat(lookahead.isWideEnough(2)).isFalse();
      lookahead.add(mlp(trial, 32));
    }

    assertThat(lookahead.isWideEnough(2)).isTrue();
    assertThat(lookahead.take(2, 0, MANY)).hasSize(lanes);
    assertThat(lookahead.isWideEnough(2)).isFalse();
  }

  private static List<Integer> numbers(List<TrialSpec> pack) {
    return pack.stream().map(spec -> spec.id().trial()).toList();
  }

  private static TrialSpec mlp(int trial, long batchSize) {
    return spec(trial, "mlp", Map.of("hidden", 32L, "batch_size", batchSize));
  }

  private static TrialSpec cnn(int trial) {
    return spec(trial, "cnn", Map.of());
  }

  private static TrialSpec spec(int trial, String network, Map<String, Object> parameters) {
    return TestSpecs.spec(new TrialId("s", trial))
        .parameters(parameters)
        .seed(1)
        .network(NamedOptions.named(network))
        .build();
  }
}
