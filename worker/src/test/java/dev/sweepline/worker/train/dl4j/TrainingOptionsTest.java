package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the families' options do to real training. */
@Tag("thorough")
class TrainingOptionsTest {
  private static final DataSplits DIGITS =
      new DataSets(new DataFolders(Optional.empty(), Path.of("none")))
          .load(NamedOptions.named("digits"));
  private static final Map<String, Object> SMALL_CNN =
      Map.of("conv_layers", 1L, "hidden", 64L, "learning_rate", 0.005, "batch_size", 32L);

  private final Trainer trainer =
      new Dl4jTrainer(
          new NetworkFamilies(UserCode.none()),
          InstantSource.fixed(Instant.EPOCH),
          new ModelFolder(Path.of("none")));

  @Test
  void cnn_learnsDigits() {
    Recorder recorder = train("cnn", 6, SMALL_CNN);

    assertThat(recorder.last().metric(MetricNames.VAL_ACCURACY)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void softmax_learnsDigits() {
    Recorder recorder = train("softmax", 5, Map.of("learning_rate", 0.01));

    assertThat(recorder.last().metric(MetricNames.VAL_ACCURACY)).isBetween(0.85, 0.97);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "cnn"})
  void batchNorm_learnsDigits(String network) {
    Map<String, Object> clipped =
        Map.of("batch_norm", true, "learning_rate", 0.01, "gradient_clip", 1.0);
    Recorder recorder =
        train(network, 4, network.equals("cnn") ? with(clipped, "filters", 6L) : clipped);

    assertThat(recorder.last().metric(MetricNames.VAL_ACCURACY)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void everything_givesSameCurvesAloneAndBesideOthers() throws Exception {
    Map<String, Object> rich = new HashMap<>(with(SMALL_CNN, "filters", 4L));
    rich.putAll(
        Map.of(
            "batch_norm",
            true,
            "activation",
            "prelu",
            "dropout",
            0.3,
            "gradient_clip",
            1.0,
            "weight_decay",
            0.01,
            "lr_schedule",
            "cosine",
            "patience",
            1L));
    List<Map<String, Double>> alone = train("cnn", 2, rich).curves();
    List<Callable<List<Map<String, Double>>>> crowd = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      crowd.add(() -> train("cnn", 2, rich).curves());
      crowd.add(() -> train("mlp", 2, Map.of("dropout", 0.5, "batch_norm", true)).curves());
    }
    ExecutorService slots = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<Map<String, Double>>>> together = slots.invokeAll(crowd);

      assertThat(together.get(0).get()).isEqualTo(alone);
      assertThat(together.get(2).get()).isEqualTo(alone);
    } finally {
      slots.shutdownNow();
    }
  }

  @Test
  void l2AndWeightDecay_agreeUnderSgdAndDifferUnderAdam() {
    assertThat(difference("sgd", 0.1)).isLessThan(1e-5);
    assertThat(difference("adam", 0.001)).isGreaterThan(1e-2);
    assertThat(difference("momentum", 0.02)).isGreaterThan(1e-3);
  }

  /** The largest difference in validation loss within three epochs. */
  private double difference(String optimizer, double rate) {
    Map<String, Object> common = Map.of("optimizer", optimizer, "learning_rate", rate);
    List<Measurement> coupled = train("mlp", 3, with(common, "l2", 0.01)).heard();
    List<Measurement> decoupled = train("mlp", 3, with(common, "weight_decay", 0.01)).heard();
    double largest = 0;
    for (int i = 0; i < coupled.size(); i++) {
      double l2 = coupled.get(i).metric(MetricNames.VAL_LOSS);
      double decay = decoupled.get(i).metric(MetricNames.VAL_LOSS);
      largest = Math.max(largest, Math.abs(l2 - decay));
    }
    return largest;
  }

  @Test
  void epochsAndSteps_replaceTheBudget() {
    assertThat(steps(Map.of("epochs", 2L))).containsExactly(3L, 6L);
    assertThat(steps(Map.of("steps", 4L))).containsExactly(3L, 4L);
    assertThat(steps(Map.of("steps", 4L, "epochs", 9L))).containsExactly(3L, 4L);
    assertThat(steps(Map.of("steps", 40L, "epochs", 1L))).containsExactly(3L);
    assertThat(steps(Map.of())).containsExactly(3L);
  }

  private List<Long> steps(Map<String, Object> parameters) {
    return train("softmax", 1, with(parameters, "batch_size", 500L)).heard().stream()
        .map(Measurement::step)
        .toList();
  }

  @Test
  void patience_endsAndGivesTheBestEpochsResults() {
    Map<String, Object> jumpy =
        Map.of("optimizer", "sgd", "learning_rate", 1.5, "hidden", 16L, "batch_size", 16L);
    Recorder recorder = new Recorder();
    Outcome outcome = trainer.train(spec("mlp", 40, with(jumpy, "patience", 3L)), DIGITS, recorder);

    List<Double> losses =
        recorder.heard().stream().map(m -> m.metric(MetricNames.VAL_LOSS)).toList();
    int best = losses.indexOf(losses.stream().min(Double::compare).orElseThrow());
    assertThat(losses).hasSize(best + 1 + 3);
    assertThat(losses.size()).isLessThan(40);
    Outcome bestAlone = trainer.train(spec("mlp", best + 1, jumpy), DIGITS, new Recorder());
    assertThat(outcome.results()).isEqualTo(bestAlone.results());
  }

  @Test
  void schedule_changesTheRateAfterAnEpoch() {
    Map<String, Object> fast = Map.of("optimizer", "sgd", "learning_rate", 0.1);
    Recorder constant = train("mlp", 2, fast);
    Map<String, Object> stopping = with(fast, "lr_decay", 1e-9);
    Recorder stopped = train("mlp", 2, with(stopping, "lr_schedule", "step"));

    assertThat(stopped.curves().get(0)).isEqualTo(constant.curves().get(0));
    assertThat(stopped.last().metric(MetricNames.VAL_LOSS))
        .isCloseTo(stopped.heard().get(0).metric(MetricNames.VAL_LOSS), offset(1e-6));
    assertThat(constant.last().metric(MetricNames.VAL_LOSS))
        .isLessThan(constant.heard().get(0).metric(MetricNames.VAL_LOSS) - 0.01);
  }

  private Recorder train(String network, int epochs, Map<String, Object> parameters) {
    Recorder recorder = new Recorder();
    trainer.train(spec(network, epochs, parameters), DIGITS, recorder);
    return recorder;
  }

  private static TrialSpec spec(String network, int epochs, Map<String, Object> parameters) {
    return TestSpecs.spec(new TrialId("test", 0))
        .parameters(parameters)
        .seed(7)
        .budget(Budget.epochs(epochs))
        .network(NamedOptions.named(network))
        .build();
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }
}
