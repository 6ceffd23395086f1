package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.slot.Trials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trials that are paused and go on, each time in another JVM's runner. */
@Tag("thorough")
class PausedTrialTest {
  private static final int EPOCHS = 5;
  private static final List<Map<String, Object>> ASSIGNMENTS =
      List.of(
          Map.of("optimizer", "sgd", "hidden", 20L),
          Map.of(
              "optimizer", "momentum", "hidden", 30L, "lr_schedule", "plateau", "lr_patience", 1L),
          Map.of("optimizer", "nesterov", "hidden", 17L, "lr_schedule", "exponential"),
          Map.of("optimizer", "adam", "hidden", 25L, "dropout", 0.3),
          Map.of("optimizer", "rmsprop", "hidden", 31L, "activation", "prelu"),
          Map.of("optimizer", "adagrad", "hidden", 18L, "dropout", 0.1));

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(
      value = TrainerChoice.class,
      names = {"PACKED", "DL4J", "AUTO"})
  void promoted_goesOnBitForBitAndTrainsNothingTwice(TrainerChoice trainer) {
    List<HeardAttempt> whole = train(specs(trainer, 1), List.of());
    Path other = home.resolve("models");
    assertThat(whole).allMatch(attempt -> attempt.end instanceof Completed);
    assertThat(other).doesNotExist();

    List<HeardAttempt> first = train(specs(trainer, 1), List.of(1, 1, 1, 2, 2, 2));
    List<HeardAttempt> second = train(specs(trainer, 2), List.of(3, 3, 3, 3, 3, 3));
    List<HeardAttempt> third = train(specs(trainer, 3), List.of());

    for (int i = 0; i < whole.size(); i++) {
      assertThat(first.get(i).end).isEqualTo(new Cancelled("paused by the driver"));
      assertThat(first.get(i).heard).isEqualTo(whole.get(i).heard.subList(0, i < 3 ? 1 : 2));
      assertThat(second.get(i).heard).isEqualTo(whole.get(i).heard.subList(0, 3));
      assertThat(third.get(i).heard).isEqualTo(whole.get(i).heard);
      assertThat(third.get(i).results).isEqualTo(whole.get(i).results).isNotEmpty();
      assertThat(third.get(i).beats).isLessThan(whole.get(i).beats / 2);
    }
  }

  @Test
  void promoted_beginsAfreshWhereItsCheckpointIsGone() throws Exception {
    List<TrialSpec> specs = specs(TrainerChoice.PACKED, 1);
    train(specs, List.of(2, 2, 2, 2, 2, 2));
    Files.delete(new ModelFolder(home).checkpoint(specs.get(1).id()));
    List<HeardAttempt> promoted = train(specs(TrainerChoice.PACKED, 2), List.of());

    assertThat(promoted).allMatch(attempt -> attempt.heard.size() == EPOCHS);
  }

  private static List<TrialSpec> specs(TrainerChoice trainer, int attempt) {
    List<TrialSpec> specs = new ArrayList<>();
    for (Map<String, Object> assignment : ASSIGNMENTS) {
      boolean convolutional = trainer == TrainerChoice.AUTO; // for the engine
      Map<String, Object> parameters = new TreeMap<>(assignment);
      if (convolutional) {
        parameters.putAll(Map.of("filters", 3L, "batch_norm", specs.size() % 2 == 0));
      }
      TrialSpec spec = Trials.digits(Budget.epochs(EPOCHS), parameters);
      specs.add(
          TestSpecs.spec(new TrialId("paused", specs.size()))
              .attempt(attempt)
              .parameters(spec.parameters())
              .seed(spec.seed())
              .budget(spec.budget())
              .network(NamedOptions.named(convolutional ? "cnn" : "mlp"))
              .trainer(trainer)
              .build());
    }
    return specs;
  }

  /** Trains them together; each is paused after so many epochs, where that is given. */
  private List<HeardAttempt> train(List<TrialSpec> specs, List<Integer> pauses) {
    List<HeardAttempt> attempts = new ArrayList<>();
    for (TrialSpec spec : specs) {
      int last = pauses.isEmpty() ? Integer.MAX_VALUE : pauses.get(attempts.size());
      attempts.add(
          new HeardAttempt(
              spec, true, reports -> reports == last ? Verdict.PAUSE : Verdict.CONTINUE));
    }
    HeardAttempt.run(attempts, home);
    return attempts;
  }
}
