package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.search.Method;
import org.junit.jupiter.api.Test;

class KeyChangesTest {
  private static final String FILE =
      """
      method: coarse_to_fine
      stages: [{trials: 3}, {trials: 4}]
      top: 2
      metric: {name: val_loss, goal: minimize}
      early_terminate: {type: hyperband, min_iter: 3, eta: 4}
      parameters: {lr: {min: 0.1, max: 1.0}}
      """;

  @Test
  void otherMethod_takesItsOptionsAway() {
    Sweep sweep = read("method: sobol\nrun_cap: 7\nseed: 5");

    assertThat(sweep.search().method()).isEqualTo(new Method.Sobol());
    assertThat(sweep.search().runCap()).hasValue(7);
    assertThat(sweep.search().seed()).isEqualTo(5);
  }

  @Test
  void ownMethod_keepsWhatIsNotSaid() {
    Method.CoarseToFine method =
        (Method.CoarseToFine) read("method: coarse_to_fine\ntop: 5").search().method();

    assertThat(method.stages()).hasSize(2);
    assertThat(method.top()).isEqualTo(5);
  }

  @Test
  void ownRule_keepsWhatIsNotSaidAndNullRemovesIt() {
    String changed = "early_terminate: {type: hyperband, eta: 2}";

    assertThat(read(changed).search())
        .isEqualTo(
            SweepFile.read("f.yaml", FILE.replace("eta: 4", "eta: 2"))
                .sweep()
                .orElseThrow()
                .search());
    assertThat(read("early_terminate: null").search().earlyTerminate()).isEmpty();
  }

  @Test
  void wrongChange_isAnErrorLikeAnyOther() {
    assertThat(SweepFile.read("f.yaml", FILE, "method: sobel").errors()).hasSize(1);
    assertThat(SweepFile.read("f.yaml", FILE, "top: 0").errors()).hasSize(1);
  }

  private static Sweep read(String changes) {
    return SweepFile.read("f.yaml", FILE, changes).sweep().orElseThrow();
  }
}
