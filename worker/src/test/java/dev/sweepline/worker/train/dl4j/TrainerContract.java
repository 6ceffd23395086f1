package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every trainer must do, whatever computes for it. */
public abstract class TrainerContract {
  public static final DataSplits DIGITS =
      new DataSets(new DataFolders(Optional.empty(), Path.of("none")))
          .load(NamedOptions.named("digits"));
  private static final Map<String, Object> SANE =
      Map.of("hidden", 64L, "learning_rate", 0.003, "batch_size", 32L);

  private final Trainer trainer = trainer(InstantSource.fixed(Instant.EPOCH));

  protected abstract Trainer trainer(InstantSource clock);

  @Test
  void train_learnsDigits() {
    Recorder recorder = new Recorder();

    Outcome outcome = trainer.train(Trials.digits(Budget.epochs(20), SANE), DIGITS, recorder);

    assertThat(outcome.end()).isEqualTo(new Completed());
    assertThat(recorder.last().metric(MetricNames.VAL_ACCURACY)).isGreaterThanOrEqualTo(0.95);
    assertThat(outcome.results().get(MetricNames.TEST_ACCURACY)).isGreaterThanOrEqualTo(0.93);
    assertThat(outcome.results().get(MetricNames.TEST_LOSS)).isBetween(0.0, 0.4);
    assertThat(recorder.last().metric(MetricNames.TRAIN_LOSS)).isBetween(0.0, 0.1);
  }

  @Test
  void train_goesBackToTheBestEpochWhenPatienceEnds() {
    Recorder recorder = new Recorder();
    Map<String, Object> wild =
        Map.of("learning_rate", 0.05, "patience", 2L, "epochs", 60L, "hidden", 16L);

    Outcome outcome = trainer.train(Trials.digits(Budget.epochs(1), wild), DIGITS, recorder);

    List<Double> losses =
        recorder.heard().stream().map(m -> m.metric(MetricNames.VAL_LOSS)).toList();
    assertThat(losses).hasSizeBetween(3, 59);
    assertThat(losses.indexOf(java.util.Collections.min(losses))).isEqualTo(losses.size() - 3);
    assertThat(outcome.end()).isEqualTo(new Completed());
  }

  @Test
  void train_measuresHowTrialsOverfit() {
    Recorder recorder = new Recorder();

    trainer.train(Trials.digits(Budget.epochs(20), SANE), DIGITS, recorder);

    Measurement last = recorder.last();
    double validation = last.metric(MetricNames.VAL_ACCURACY);
    assertThat(last.metric(MetricNames.TRAIN_ACCURACY))
        .isGreaterThan(validation)
        .isGreaterThan(0.99);
    assertThat(last.metric(MetricNames.VAL + MetricNames.F1)).isBetween(validation - 0.02, 1.0);
    assertThat(last.metric(MetricNames.VAL + MetricNames.TOP3_ACCURACY))
        .isBetween(validation, last.metric(MetricNames.VAL + MetricNames.TOP5_ACCURACY));
    assertThat(last.metrics().keySet()).isSubsetOf(MetricNames.ofClassification());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relu",
        "leaky_relu",
        "tanh",
        "sigmoid",
        "elu",
        "gelu",
        "selu",
        "softplus",
        "swish",
        "identity"
      })
  void train_learnsWithEveryActivation(String activation) {
    assertThat(accuracyAfter(4, Map.of("activation", activation, "learning_rate", 0.01)))
        .isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adam:0.01",
        "sgd:0.2",
        "momentum:0.02",
        "nesterov:0.02",
        "rmsprop:0.003",
        "adagrad:0.03"
      })
  void train_learnsWithEveryOptimizer(String optimizerAndRate) {
    String[] words = optimizerAndRate.split(":", -1);
    assertThat(
            accuracyAfter(
                4, Map.of("optimizer", words[0], "learning_rate", Double.valueOf(words[1]))))
        .isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "he",
        "he_uniform",
        "xavier",
        "xavier_uniform",
        "calibrated",
        "lecun",
        "normal",
        "uniform"
      })
  void train_learnsWithEveryRandomInit(String init) {
    assertThat(accuracyAfter(4, Map.of("init", init, "learning_rate", 0.01, "init_scale", 0.1)))
        .isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeros", "ones"})
  void train_staysNearChanceWhenAllNeuronsStartAlike(String init) {
    assertThat(accuracyAfter(3, Map.of("init", init, "layers", 2L))).isLessThan(0.25);
  }

  @Test
  void train_learnsLinearModelDeepModelAndSquaredError() {
    assertThat(accuracyAfter(4, Map.of("layers", 0L, "learning_rate", 0.01))).isGreaterThan(0.8);
    assertThat(accuracyAfter(4, Map.of("hidden", List.of(64L, 48L, 32L), "learning_rate", 0.01)))
        .isGreaterThan(0.8);
    assertThat(accuracyAfter(4, Map.of("loss", "mse", "learning_rate", 0.01))).isGreaterThan(0.8);
  }

  @Test
  void train_countsEpochsAndStepsOfEpochBudget() {
    Recorder recorder = new Recorder();

    trainer.train(Trials.digits(Budget.epochs(2), Map.of("batch_size", 500L)), DIGITS, recorder);

    assertThat(recorder.heard()).extracting(Measurement::epoch).containsExactly(1, 2);
    assertThat(recorder.heard()).extracting(Measurement::step).containsExactly(3L, 6L);
  }

  @Test
  void train_measuresPassesAndEndOfStepBudget() {
    Recorder recorder = new Recorder();

    trainer.train(Trials.digits(Budget.steps(7), Map.of("batch_size", 500L)), DIGITS, recorder);

    assertThat(recorder.heard()).extracting(Measurement::epoch).containsExactly(1, 2, 3);
    assertThat(recorder.heard()).extracting(Measurement::step).containsExactly(3L, 6L, 7L);
  }

  @Test
  void train_takesSecondsFromItsClock() {
    AtomicLong seconds = new AtomicLong();
    Recorder recorder = new Recorder();

    trainer(() -> Instant.ofEpochSecond(seconds.getAndAdd(5)))
        .train(Trials.digits(Budget.epochs(2), SANE), DIGITS, recorder);

    assertThat(recorder.heard())
        .extracting(m -> m.metric(MetricNames.SECONDS))
        .containsExactly(5.0, 10.0);
  }

  @Tag("numeric")
  @Test
  void train_givesSameCurvesAloneAndBesideOthers() throws Exception {
    TrialSpec spec =
        Trials.digits(
            Budget.epochs(3), Map.of("hidden", List.of(40L, 24L), "dropout", 0.3, "l2", 1e-4));
    List<Map<String, Double>> alone = curves(spec);
    List<Callable<List<Map<String, Double>>>> crowd = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long width = 17L + i;
      crowd.add(() -> curves(spec));
      crowd.add(
          () ->
              curves(Trials.digits(3, Budget.epochs(2), Map.of("hidden", width, "dropout", 0.5))));
    }
    ExecutorService slots = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<Map<String, Double>>>> together = slots.invokeAll(crowd);

      for (int i = 0; i < together.size(); i += 2) {
        assertThat(together.get(i).get()).isEqualTo(alone);
      }
    } finally {
      slots.shutdownNow();
    }
    assertThat(curves(Trials.digits(8, spec.budget(), spec.parameters()))).isNotEqualTo(alone);
  }

  @Test
  void train_leavesSharedDataAlone() {
    float before = sum(DIGITS.train()) + sum(DIGITS.validation()) + sum(DIGITS.test());

    curves(Trials.digits(Budget.epochs(1), Map.of("layers", 0L, "dropout", 0.5)));
    curves(Trials.digits(Budget.epochs(1), Map.of("activation", "tanh", "dropout", 0.5)));

    assertThat(sum(DIGITS.train()) + sum(DIGITS.validation()) + sum(DIGITS.test()))
        .isEqualTo(before);
    assertThat(DIGITS.train().features().isAttached()).isFalse();
  }

  @Test
  void train_dropsOutputsOnlyWhileTraining() {
    Recorder dropping = new Recorder();
    trainer.train(
        Trials.digits(Budget.epochs(5), Map.of("dropout", 0.6, "learning_rate", 0.01)),
        DIGITS,
        dropping);

    Measurement last = dropping.last();
    assertThat(last.metric(MetricNames.TRAIN_LOSS))
        .isGreaterThan(1.5 * last.metric(MetricNames.VAL_LOSS));
  }

  @Test
  void train_addsL2ToTrainingLossOnly() {
    Map<String, Object> still =
        Map.of("optimizer", "sgd", "learning_rate", 1e-12, "init", "ones", "layers", 0L);
    Map<String, Object> decaying = new java.util.HashMap<>(still);
    decaying.put("l2", 0.01);

    Map<String, Double> without = curves(Trials.digits(Budget.epochs(1), still)).get(0);
    Map<String, Double> with = curves(Trials.digits(Budget.epochs(1), decaying)).get(0);

    double added = with.get(MetricNames.TRAIN_LOSS) - without.get(MetricNames.TRAIN_LOSS);
    assertThat(added).isCloseTo(0.5 * 0.01 * 640, org.assertj.core.data.Offset.offset(1e-4));
    assertThat(with.get(MetricNames.VAL_LOSS)).isEqualTo(without.get(MetricNames.VAL_LOSS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross_entropy", "mse"})
  void train_saysWhereItDiverged(String loss) {
    Map<String, Object> wild =
        Map.of("optimizer", "sgd", "learning_rate", 1e6, "layers", 3L, "loss", loss, "l2", 0.1);

    assertThatThrownBy(() -> curves(Trials.digits(Budget.epochs(50), wild)))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching("(training|validation) loss is (NaN|Infinity) in epoch 1 at step \\d+");
  }

  @Test
  void train_refusesWhatIsNoNetwork() {
    assertThatThrownBy(() -> curves(Trials.digits(Budget.epochs(1), Map.of("hidden", 0L))))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage("hidden 0 is not an integer from 1 to 65536 or a list of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "ABANDON"})
  void train_endsAtOnceWhenTold(String verdict) {
    List<Measurement> heard = new ArrayList<>();

    Outcome outcome =
        trainer.train(
            Trials.digits(Budget.epochs(5), SANE),
            DIGITS,
            measurement -> {
              heard.add(measurement);
              return heard.size() == 2 ? Verdict.valueOf(verdict) : Verdict.CONTINUE;
            });

    assertThat(heard).hasSize(2);
    assertThat(outcome).isEqualTo(new Outcome(new Cancelled("stopped by the driver"), Map.of()));
  }

  @Test
  void train_endsWhenInterrupted() {
    Outcome outcome =
        trainer.train(
            Trials.digits(Budget.epochs(5), SANE),
            DIGITS,
            measurement -> {
              Thread.currentThread().interrupt();
              return Verdict.CONTINUE;
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.end()).isEqualTo(new Cancelled("interrupted"));
  }

  List<Map<String, Double>> curves(TrialSpec spec) {
    Recorder recorder = new Recorder();
    trainer.train(spec, DIGITS, recorder);
    return recorder.curves();
  }

  double accuracyAfter(int epochs, Map<String, Object> parameters) {
    List<Map<String, Double>> curves = curves(Trials.digits(Budget.epochs(epochs), parameters));
    return curves.get(curves.size() - 1).get(MetricNames.VAL_ACCURACY);
  }

  private static float sum(DataPart part) {
    return part.features().sumNumber().floatValue();
  }
}
