package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TestPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.predict.SavedNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trials that a rule stops after their first epoch, and what finished ones are judged on. */
class StoppedTrialTest {
  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(
      value = TrainerChoice.class,
      names = {"PACKED", "DL4J", "AUTO"})
  void stoppedAmongTheBest_isTestedAndSaved(TrainerChoice trainer) {
    HeardAttempt best = stopped(spec(trainer, 0), true);
    HeardAttempt other = stopped(spec(trainer, 1), false);

    HeardAttempt.run(List.of(best, other), home);

    assertThat(List.of(best.end, other.end)).containsOnly(new Cancelled("stopped by the driver"));
    assertThat(best.results).containsKeys("test_accuracy", "test_loss");
    assertThat(other.results).isEmpty();
    ModelFolder models = new ModelFolder(home);
    assertThat(models.find(other.spec.id())).isEmpty();
    try (SavedNetwork saved = SavedNetwork.read(models.find(best.spec.id()).orElseThrow())) {
      assertThat(saved.answers(List.of(new double[64], new double[64]))).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TrainerChoice.class,
      names = {"PACKED", "DL4J", "AUTO"})
  void completed_isJudgedOnWhatTheFileAsksFor(TrainerChoice trainer) {
    HeardAttempt best = completed(judged(trainer, 0, TestPolicy.BEST, 0), true);
    HeardAttempt other = completed(judged(trainer, 1, TestPolicy.BEST, 100), false);
    HeardAttempt untested = completed(judged(trainer, 2, TestPolicy.NONE, 0), true);
    List<HeardAttempt> all = List.of(best, other, untested);

    HeardAttempt.run(all, home);

    assertThat(all).allMatch(each -> each.end.equals(new Completed()));
    assertThat(best.results).containsKeys("test_accuracy", "test_loss");
    assertThat(other.results).isEmpty();
    assertThat(untested.results).isEmpty();
    assertThat(best.heard.get(0))
        .containsKeys("val_accuracy", "train_loss")
        .doesNotContainKey("train_accuracy");
    assertThat(other.heard.get(0)).containsKey("train_accuracy");
    assertThat(new ModelFolder(home).find(untested.spec.id())).isPresent();
  }

  private static HeardAttempt stopped(TrialSpec spec, boolean best) {
    return new HeardAttempt(spec, best, reports -> Verdict.STOP);
  }

  private static HeardAttempt completed(TrialSpec spec, boolean best) {
    return new HeardAttempt(spec, best, reports -> Verdict.CONTINUE);
  }

  private static TrialSpec judged(TrainerChoice trainer, int trial, TestPolicy test, int rows) {
    TrialSpec spec = spec(trainer, trial);
    return TestSpecs.spec(spec.id())
        .parameters(spec.parameters())
        .budget(Budget.epochs(1))
        .network(NamedOptions.named(spec.network().name()))
        .trainer(trainer)
        .recording(new Recording(false, 1, test, rows))
        .build();
  }

  private static TrialSpec spec(TrainerChoice trainer, int trial) {
    boolean convolutional = trainer == TrainerChoice.AUTO; // for the engine
    return TestSpecs.spec(new TrialId("stopped", trial))
        .parameters(convolutional ? Map.of("filters", 2L) : Map.of("hidden", 8L + trial))
        .budget(Budget.epochs(3))
        .network(NamedOptions.named(convolutional ? "cnn" : "mlp"))
        .trainer(trainer)
        .recording(Recording.DEFAULT)
        .build();
  }
}
