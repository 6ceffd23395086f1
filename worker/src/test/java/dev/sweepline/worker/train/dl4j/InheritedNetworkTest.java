package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trials that take over what others have learnt. */
@Tag("thorough")
class InheritedNetworkTest {
  private static final int BEFORE = 2;
  private static final int EPOCHS = 4;
  private static final List<Map<String, Object>> ASSIGNMENTS =
      List.of(
          Map.of("optimizer", "adam", "hidden", 20L, "dropout", 0.2),
          Map.of("optimizer", "momentum", "hidden", 17L),
          Map.of("optimizer", "sgd", "hidden", 30L, "momentum", 0.5));

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(
      value = TrainerChoice.class,
      names = {"PACKED", "DL4J"})
  void unchanged_trainsAsIfOneTrialHadTrainedAll(TrainerChoice trainer) {
    for (Map<String, Object> assignment : ASSIGNMENTS) {
      List<Measurement> whole = train(spec(trainer, 0, assignment, EPOCHS, Lineage.NONE));
      train(spec(trainer, 1, assignment, BEFORE, Lineage.NONE));
      List<Measurement> heir = train(spec(trainer, 2, assignment, EPOCHS, new Lineage(1, BEFORE)));

      assertThat(heir).isEqualTo(whole.subList(BEFORE, EPOCHS));
    }
  }

  /** Rate, momentum, dropout and rows of a minibatch may all change on the way. */
  @ParameterizedTest
  @EnumSource(
      value = TrainerChoice.class,
      names = {"PACKED", "DL4J"})
  void changed_goesOnFromWhatWasLearnt(TrainerChoice trainer) {
    for (Map<String, Object> assignment : ASSIGNMENTS) {
      List<Measurement> parent = train(spec(trainer, 1, assignment, EPOCHS, Lineage.NONE));
      Map<String, Object> other = new TreeMap<>(assignment);
      other.putAll(Map.of("learning_rate", 1e-9, "batch_size", 17L, "momentum", 0.0));
      List<Measurement> heir = train(spec(trainer, 2, other, EPOCHS + 1, new Lineage(1, EPOCHS)));

      assertThat(heir).hasSize(1);
      assertThat(heir.get(0).epoch()).isEqualTo(EPOCHS + 1);
      // At such a rate nothing moves: it is the parent's network.
      assertThat(heir.get(0).metric("val_loss"))
          .isCloseTo(
              parent.get(EPOCHS - 1).metric("val_loss"), org.assertj.core.data.Offset.offset(1e-4));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TrainerChoice.class,
      names = {"PACKED", "DL4J"})
  void lost_beginsAfresh(TrainerChoice trainer) throws Exception {
    Map<String, Object> assignment = ASSIGNMENTS.get(0);
    List<Measurement> parent = train(spec(trainer, 1, assignment, BEFORE, Lineage.NONE));
    Files.delete(new ModelFolder(home).checkpoint(new TrialId("p", 1)));
    List<Measurement> heir = train(spec(trainer, 2, assignment, EPOCHS, new Lineage(1, BEFORE)));

    assertThat(heir).hasSize(EPOCHS);
    assertThat(heir.subList(0, BEFORE)).isEqualTo(parent);
  }

  private List<Measurement> train(TrialSpec spec) {
    List<Measurement> heard = new ArrayList<>();
    TrialReport report =
        new TrialRunner(
                new DataFolders(Optional.empty(), home), UserCode.none(), InstantSource.system())
            .run(
                spec,
                measured -> {
                  Map<String, Double> metrics = new TreeMap<>(measured.metrics());
                  metrics.remove("seconds");
                  heard.add(new Measurement(measured.epoch(), measured.step(), metrics));
                  return Verdict.CONTINUE;
                });
    assertThat(report.end()).isEqualTo(new Completed());
    return heard;
  }

  private static TrialSpec spec(
      TrainerChoice trainer,
      int trial,
      Map<String, Object> assignment,
      int epochs,
      Lineage lineage) {
    return new TrialSpec(
        new TrialId("p", trial),
        1,
        1,
        assignment,
        3,
        1,
        Budget.epochs(epochs),
        new NetworkTraining(NamedOptions.named("digits"), NamedOptions.named("mlp")),
        Recording.NONE,
        TrialLimits.NONE,
        trainer,
        lineage,
        true);
  }
}
