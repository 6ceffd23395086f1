package dev.sweepline.worker.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract's networks are dense; convolutions follow here. */
class EngineTrainerTest extends TrainerContract {
  private static final EngineChoice CHOICE = new EngineChoice(new NetworkFamilies(UserCode.none()));
  private static final DataShape FORM = TrainerContract.DIGITS.form();
  private static final Map<String, Object> SMALL =
      Map.of("filters", 6L, "hidden", 20L, "learning_rate", 0.003, "batch_size", 32L);

  @Override
  protected Trainer trainer(InstantSource clock) {
    return new EngineTrainer(
        new NetworkFamilies(UserCode.none()), clock, new ModelFolder(Path.of("none")));
  }

  @Test
  void train_learnsWithConvolutions() {
    Recorder recorder = new Recorder();

    Map<String, Object> quick = new TreeMap<>(SMALL);
    quick.put("learning_rate", 0.01);

    train(cnn(Budget.epochs(12), quick), recorder);

    assertThat(recorder.last().metric(MetricNames.VAL_ACCURACY)).isGreaterThan(0.93);
  }

  @Tag("numeric")
  @Test
  void train_givesSameCurvesOfConvolutionsAloneAndBesideOthers() throws Exception {
    Map<String, Object> rich = new TreeMap<>(SMALL);
    rich.putAll(Map.of("dropout", 0.3, "batch_norm", true, "gradient_clip", 0.5));
    TrialSpec spec = cnn(Budget.epochs(2), rich);
    List<Map<String, Double>> alone = curves(spec);
    List<Callable<List<Map<String, Double>>>> crowd = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long filters = 3L + i;
      crowd.add(() -> curves(spec));
      crowd.add(() -> curves(cnn(Budget.epochs(1), Map.of("filters", filters, "hidden", 8L))));
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
  }

  @Test
  void train_saysWhereConvolutionsDiverged() {
    Map<String, Object> wild = new TreeMap<>(SMALL);
    wild.putAll(Map.of("optimizer", "sgd", "learning_rate", 1e6, "activation", "identity"));

    assertThatThrownBy(() -> curves(cnn(Budget.epochs(3), wild)))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching("training loss is (NaN|Infinity) in epoch 1 at step \\d+");
  }

  @Test
  void choice_takesWhatNoPackDoesUnlessTheFileOrASettingSaysOtherwise() {
    assertThat(CHOICE.takes(cnn(Budget.epochs(1), Map.of()), FORM)).isTrue();
    assertThat(CHOICE.takes(Trials.digits(Budget.epochs(1), Map.of()), FORM)).isFalse();
    assertThat(CHOICE.takes(Trials.digits(Budget.epochs(1), Map.of("batch_norm", true)), FORM))
        .isTrue();
    assertThat(CHOICE.takes(Trials.digits(Budget.epochs(1), Map.of("hidden", 3000L)), FORM))
        .isTrue();
    TrialSpec pointwise = cnn(Budget.epochs(1), Map.of("kernel", 1L));
    assertThat(CHOICE.takes(pointwise, FORM)).isFalse();
    assertThat(CHOICE.reason(pointwise, Optional.empty()))
        .hasValue("DL4J trains it, many times slower, because of kernel 1");
    TrialSpec asked =
        TestSpecs.spec(pointwise.id())
            .network(NamedOptions.named("cnn"))
            .trainer(TrainerChoice.DL4J)
            .build();
    assertThat(CHOICE.takes(asked, FORM)).isFalse();
    assertThat(CHOICE.reason(asked, Optional.of(FORM))).isEmpty();
  }

  static TrialSpec cnn(Budget budget, Map<String, Object> parameters) {
    TrialSpec spec = Trials.digits(budget, parameters);
    return TestSpecs.spec(spec.id())
        .parameters(parameters)
        .seed(spec.seed())
        .budget(budget)
        .network(NamedOptions.named("cnn"))
        .build();
  }

  private List<Map<String, Double>> curves(TrialSpec spec) {
    Recorder recorder = new Recorder();
    train(spec, recorder);
    return recorder.curves();
  }

  private void train(TrialSpec spec, Recorder recorder) {
    trainer(InstantSource.fixed(Instant.EPOCH)).train(spec, DIGITS, recorder);
  }
}
