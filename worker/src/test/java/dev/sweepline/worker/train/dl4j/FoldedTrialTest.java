package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.fold.FoldMeans;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials of several networks, one for each fold and repeat. */
@Tag("numeric")
@Tag("thorough")
class FoldedTrialTest {
  private static final Map<String, Object> PARAMETERS =
      Map.of("hidden", List.of(12L, 8L), "dropout", 0.2, "batch_size", 34L, "learning_rate", 0.01);

  @TempDir Path folder;

  private final Trainer trainer =
      new Dl4jTrainer(
          new NetworkFamilies(UserCode.none()),
          InstantSource.fixed(Instant.EPOCH),
          new ModelFolder(Path.of("none")));

  /** Bit for bit, and with dropout: folds that take turns do not disturb each other. */
  @Test
  void train_reportsMeansOfWhatTheFoldsReachAlone() {
    List<DataSplits> folds = iris(3);
    Recorder together = new Recorder();

    Outcome outcome = trainer.train(spec(Budget.epochs(4), PARAMETERS), folds, together);

    List<Recorder> alone = new ArrayList<>();
    List<Outcome> ends = new ArrayList<>();
    for (DataSplits fold : folds) {
      alone.add(new Recorder());
      ends.add(
          trainer.train(spec(Budget.epochs(4), PARAMETERS), fold, alone.get(alone.size() - 1)));
    }
    assertThat(together.heard()).hasSize(4);
    for (int epoch = 0; epoch < 4; epoch++) {
      int at = epoch;
      List<Map<String, Double>> each = alone.stream().map(one -> one.curves().get(at)).toList();
      assertThat(together.curves().get(epoch)).isEqualTo(FoldMeans.of(each));
    }
    assertThat(outcome.results())
        .isEqualTo(FoldMeans.of(ends.stream().map(Outcome::results).toList()));
    assertThat(together.last().metric("val_loss_sd")).isGreaterThan(0);
    assertThat(outcome.results()).containsKeys("test_accuracy", "test_accuracy_sd");
  }

  /** Bit for bit: three networks with seeds of their own on the same cut of the data. */
  @Test
  void train_reportsMeansOfWhatTheRepeatsReachAlone() {
    List<DataSplits> whole = List.of(load(NamedOptions.named("iris")));
    Recorder together = new Recorder();

    Outcome outcome = trainer.train(repeated(3, 7), whole, together);

    List<Recorder> alone = new ArrayList<>();
    List<Outcome> ends = new ArrayList<>();
    for (long seed : new long[] {7, replicate(1), replicate(2)}) {
      alone.add(new Recorder());
      ends.add(trainer.train(repeated(1, seed), whole, alone.get(alone.size() - 1)));
    }
    for (int epoch = 0; epoch < 3; epoch++) {
      int at = epoch;
      List<Map<String, Double>> each = alone.stream().map(one -> one.curves().get(at)).toList();
      assertThat(together.curves().get(epoch)).isEqualTo(FoldMeans.of(each));
      assertThat(each).doesNotHaveDuplicates();
    }
    assertThat(outcome.results())
        .isEqualTo(FoldMeans.of(ends.stream().map(Outcome::results).toList()));
    assertThat(together.last().metric("val_loss_sd")).isGreaterThan(0);
  }

  @Test
  void train_repeatsEveryFold() {
    List<DataSplits> folds = iris(2);
    Recorder together = new Recorder();

    trainer.train(repeated(2, 7), folds, together);

    List<Map<String, Double>> each = new ArrayList<>();
    for (long seed : new long[] {7, replicate(1)}) {
      for (DataSplits fold : folds) {
        Recorder alone = new Recorder();
        trainer.train(repeated(1, seed), fold, alone);
        each.add(alone.curves().get(2));
      }
    }
    assertThat(together.curves().get(2)).isEqualTo(FoldMeans.of(each));
  }

  private static long replicate(int number) {
    return Address.of(7).then("replicate").then(number).bits();
  }

  private static TrialSpec repeated(int repeats, long seed) {
    return TestSpecs.spec(new TrialId("test", 0))
        .parameters(PARAMETERS)
        .seed(seed)
        .repeats(repeats)
        .budget(Budget.epochs(3))
        .dataset(NamedOptions.named("iris"))
        .build();
  }

  @Test
  void train_learnsIrisInEveryFold() {
    Recorder recorder = new Recorder();

    trainer.train(
        spec(Budget.epochs(12), Map.of("learning_rate", 0.03, "batch_size", 16L)),
        iris(5),
        recorder);

    assertThat(recorder.last().metric("val_accuracy")).isGreaterThan(0.9);
    assertThat(recorder.last().metric("val_accuracy_sd")).isBetween(0.0, 0.1);
  }

  @Test
  void train_addsNoSpreadWithoutFolds() {
    Recorder recorder = new Recorder();

    trainer.train(spec(Budget.epochs(1), PARAMETERS), iris(3).get(0), recorder);

    assertThat(recorder.last().metrics().keySet()).noneMatch(name -> name.endsWith("_sd"));
  }

  /** Of 7 folds of 120 rows some train on 103, four minibatches, and some on 102, three. */
  @Test
  void train_countsStepsByTheLongestFold() {
    Recorder recorder = new Recorder();

    trainer.train(spec(Budget.steps(6), PARAMETERS), iris(7), recorder);

    assertThat(recorder.heard()).extracting(Measurement::epoch).containsExactly(1, 2);
    assertThat(recorder.heard()).extracting(Measurement::step).containsExactly(4L, 6L);
  }

  @Test
  void train_goesBackToTheBestEpochOfTheMean() {
    Map<String, Object> jumpy = Map.of("learning_rate", 0.3, "batch_size", 16L);
    Map<String, Object> patient = Map.of("learning_rate", 0.3, "batch_size", 16L, "patience", 3L);
    Recorder recorder = new Recorder();

    Outcome outcome = trainer.train(spec(Budget.epochs(60), patient), iris(3), recorder);

    assertThat(recorder.heard()).hasSizeBetween(4, 59);
    int best = recorder.heard().size() - 3;
    Outcome bestAlone = trainer.train(spec(Budget.epochs(best), jumpy), iris(3), new Recorder());
    assertThat(outcome.results()).isEqualTo(bestAlone.results());
  }

  @Test
  void train_divergesWithAnyFold() {
    DataSplits fine = load(TableFile.line(folder, 1, 0));
    Map<String, Object> still = Map.of("optimizer", "sgd", "learning_rate", 1e-9);
    Map<String, Object> raw = new HashMap<>(TableFile.line(folder, 1e30, 0).options());
    raw.put("label", "a");
    raw.put("normalize", "none");
    DataSplits huge = load(new NamedOptions("csv", raw));
    Recorder recorder = new Recorder();
    trainer.train(spec(Budget.epochs(1), still), fine, recorder);
    assertThat(recorder.heard()).hasSize(1);

    assertThatThrownBy(
            () -> trainer.train(spec(Budget.epochs(1), still), List.of(fine, huge), new Recorder()))
        .isInstanceOf(DivergedException.class);
  }

  @Test
  void of_followsHandArithmetic() {
    Map<String, Double> means =
        FoldMeans.of(
            List.of(
                Map.of("val_accuracy", 0.8, "train_loss", 1.0),
                Map.of("val_accuracy", 0.9, "train_loss", 2.0),
                Map.of("val_accuracy", 1.0, "train_loss", 6.0)));

    assertThat(means).containsOnlyKeys("val_accuracy", "val_accuracy_sd", "train_loss");
    assertThat(means.get("val_accuracy")).isCloseTo(0.9, within(1e-12));
    assertThat(means.get("val_accuracy_sd")).isCloseTo(0.1, within(1e-12));
    assertThat(means.get("train_loss")).isEqualTo(3);
  }

  private List<DataSplits> iris(long folds) {
    return new DataSets(new DataFolders(Optional.empty(), folder))
        .folds(new NamedOptions("iris", Map.of("folds", folds)));
  }

  private DataSplits load(NamedOptions choice) {
    return new DataSets(new DataFolders(Optional.empty(), folder)).load(choice);
  }

  private static TrialSpec spec(Budget budget, Map<String, Object> parameters) {
    return TestSpecs.spec(new TrialId("test", 0))
        .parameters(parameters)
        .seed(7)
        .budget(budget)
        .dataset(NamedOptions.named("iris"))
        .build();
  }
}
