package dev.sweepline.worker.train.packed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.family.TrainingKey;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trials of equal keys measure the same to the last bit, and different settings have their own. */
@Tag("numeric")
class TrainingKeyTest {
  private static final NetworkFamilies FAMILIES = new NetworkFamilies(UserCode.none());
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final ModelFolder NOWHERE = new ModelFolder(Path.of("none"));

  private static TrialSpec spec(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(Map.of("hidden", 12L, "learning_rate", 0.01));
    all.putAll(settings);
    return Trials.digits(Budget.epochs(3), all);
  }

  static Stream<Arguments> twins() {
    return Stream.of(
        Arguments.of(Map.of("momentum", 0.5, "nesterov", true, "rho", 0.3), Map.of("momentum", 0L)),
        Arguments.of(
            Map.of("optimizer", "sgd", "nesterov", true, "epsilon", 0.1),
            Map.of("optimizer", "sgd", "momentum", 0.0, "beta1", 0.1)),
        Arguments.of(
            Map.of("optimizer", "rmsprop", "beta2", 0.5, "momentum", 0.1),
            Map.of("optimizer", "rmsprop", "beta1", 0.2)),
        Arguments.of(
            Map.of("optimizer", "adagrad", "rho", 0.5),
            Map.of("optimizer", "adagrad", "beta1", 0.2)),
        Arguments.of(
            Map.of("optimizer", "momentum", "nesterov", true, "beta1", 0.3),
            Map.of("optimizer", "nesterov", "nesterov", false)),
        Arguments.of(Map.of("leaky_slope", 0.3, "init_scale", 0.5), Map.of("activation", "relu")),
        Arguments.of(
            Map.of("lr_decay", 0.5, "lr_step", 2L, "lr_patience", 1L),
            Map.of("lr_schedule", "constant")),
        Arguments.of(
            Map.of("lr_schedule", "cosine", "lr_decay", 0.5),
            Map.of("lr_schedule", "cosine", "lr_step", 3L)),
        Arguments.of(
            Map.of("lr_schedule", "step", "lr_patience", 1L), Map.of("lr_schedule", "step")),
        Arguments.of(
            Map.of("lr_schedule", "plateau", "lr_step", 4L), Map.of("lr_schedule", "plateau")),
        Arguments.of(Map.of("dropout", 0L), Map.of("dropout", 0.0)));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void equalKeys_meanEqualMeasurements(Map<String, Object> one, Map<String, Object> other) {
    assertThat(TrainingKey.of(spec(one))).isPresent().isEqualTo(TrainingKey.of(spec(other)));
    assertThat(packed(spec(one))).isEqualTo(packed(spec(other)));
    assertThat(dl4j(spec(one))).isEqualTo(dl4j(spec(other)));
  }

  static Stream<Map<String, Object>> others() {
    return Stream.of(
        Map.of("beta1", 0.8),
        Map.of("optimizer", "sgd"),
        Map.of("optimizer", "sgd", "momentum", 0.5),
        Map.of("optimizer", "nesterov", "momentum", 0.5),
        Map.of("optimizer", "rmsprop", "rho", 0.5),
        Map.of("activation", "leaky_relu", "leaky_slope", 0.3),
        Map.of("init", "normal", "init_scale", 0.5),
        Map.of("lr_schedule", "exponential"),
        Map.of("batch_size", 32L),
        Map.of("steps", 40L),
        Map.of("hidden1", 13L),
        Map.of("l2", 0.1),
        Map.of("dropout", 0.2));
  }

  @ParameterizedTest
  @MethodSource("others")
  void settingsThatAreRead_areInTheKey(Map<String, Object> other) {
    assertThat(TrainingKey.of(spec(other)))
        .isPresent()
        .isNotEqualTo(TrainingKey.of(spec(Map.of())));
    assertThat(packed(spec(other))).isNotEqualTo(packed(spec(Map.of())));
  }

  /** Digits have 17 minibatches in a pass or so: 20 steps end both in the second. */
  @Test
  void steps_makePassesMeaningless() {
    TrialSpec five = spec(Map.of("epochs", 5L, "steps", 20L));
    TrialSpec nine = spec(Map.of("epochs", 9L, "steps", 20L, "lr_schedule", "constant"));

    assertThat(TrainingKey.of(five)).isPresent().isEqualTo(TrainingKey.of(nine));
    assertThat(TrainingKey.passes(five)).hasValue(5);
    assertThat(packed(five)).isEqualTo(packed(nine));
  }

  private static List<Map<String, Double>> dl4j(TrialSpec spec) {
    Recorder recorder = new Recorder();
    Trainer trainer = new Dl4jTrainer(FAMILIES, CLOCK, NOWHERE);
    Outcome outcome = trainer.train(spec, TrainerContract.DIGITS, recorder);
    return heard(recorder, outcome);
  }

  private static List<Map<String, Double>> packed(TrialSpec spec) {
    Recorder recorder = new Recorder();
    Outcome[] outcome = new Outcome[1];
    PackedTrial trial = new PackedTrial(spec, recorder, each -> outcome[0] = each, failure -> {});
    new PackedTrainer(FAMILIES, CLOCK, NOWHERE).train(List.of(trial), TrainerContract.DIGITS);
    return heard(recorder, outcome[0]);
  }

  private static List<Map<String, Double>> heard(Recorder recorder, Outcome outcome) {
    return Stream.concat(
            recorder.heard().stream().map(Measurement::metrics), Stream.of(outcome.results()))
        .toList();
  }
}
