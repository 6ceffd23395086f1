package dev.sweepline.worker.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import dev.sweepline.worker.train.fold.Epochs;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Learners;
import dev.sweepline.worker.train.fold.Minibatches;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Users' DL4J configurations give the same in the engine. {@code -Dequivalence.steps=200} trains
 * longer; the output is the report.
 */
@Tag("thorough")
class OwnNetworksInEngineTest {
  private static final int STEPS = Integer.getInteger("equivalence.steps", 30);

  /** Of the largest weight, after one step. */
  private static final double STEP = 1e-4;

  /** Of validation accuracy: one row of 359. */
  private static final double TOLERANCE = 0.003;

  private static final String FILE = "net.json";
  private static final DataSplits DATA = TrainerContract.DIGITS;
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  static Iterable<String> known() {
    return OwnConfigurations.known().keySet();
  }

  static Iterable<String> unknown() {
    return OwnConfigurations.unknown().keySet();
  }

  @ParameterizedTest
  @MethodSource("known")
  void known_trainAsWithDl4j(String what) {
    NetworkFamilies families = families(OwnConfigurations.known().get(what));
    assertThat(new EngineChoice(families).reason(spec(), Optional.of(DATA.form()))).isEmpty();
    ModelFolder nowhere = new ModelFolder(Path.of("none"));
    Ends there = train(new Dl4jTrainer(families, CLOCK, nowhere));
    Ends here = train(new EngineTrainer(families, CLOCK, nowhere));

    double step = difference(there.first, here.first);
    System.out.printf(
        "%s: step %.1e, after %d accuracy %.4f %.4f, loss %.6f %.6f%n",
        what, step, STEPS, there.accuracy, here.accuracy, there.loss, here.loss);
    assertThat(here.start).isEqualTo(there.start);
    assertThat(step).isPositive().isLessThan(STEP);
    assertThat(here.accuracy).isBetween(there.accuracy - TOLERANCE, there.accuracy + TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void unknown_goToDl4jAndSayWhy(String why) {
    NetworkFamilies families = families(OwnConfigurations.unknown().get(why));
    EngineChoice choice = new EngineChoice(families);
    assertThat(choice.takes(spec(), DATA.form())).isFalse();
    assertThat(choice.reason(spec(), Optional.of(DATA.form())))
        .hasValue("DL4J trains it, many times slower, because of " + why);
  }

  @Test
  void file_mayAskForDl4j() {
    String first = OwnConfigurations.known().values().iterator().next();
    TrialSpec asked =
        TestSpecs.spec(new TrialId("own", 0))
            .network(NamedOptions.named(FILE))
            .trainer(TrainerChoice.DL4J)
            .build();
    EngineChoice choice = new EngineChoice(families(first));
    assertThat(choice.takes(asked, DATA.form())).isFalse();
    assertThat(choice.reason(asked, Optional.of(DATA.form()))).isEmpty();
  }

  private static NetworkFamilies families(String json) {
    return new NetworkFamilies(new UserCode("", List.of(), Map.of(FILE, json)));
  }

  private static TrialSpec spec() {
    return TestSpecs.spec(new TrialId("own", 0))
        .network(NamedOptions.named(FILE))
        .seed(5)
        .budget(Budget.steps(STEPS))
        .build();
  }

  private record Ends(FloatBuffer start, FloatBuffer first, double accuracy, double loss) {}

  private static Ends train(Learners learners) {
    RandomStreams random = new RandomStreams(spec().seed());
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try (Learner network = learners.make(spec(), DATA, random);
        Minibatches batches = new Minibatches(DATA.train(), 64)) {
      keeper.begin();
      Epochs epochs = new Epochs(network, batches, DATA, random, new Heartbeat());
      FloatBuffer start = FloatBuffer.wrap(network.weights());
      epochs.advance();
      FloatBuffer first = FloatBuffer.wrap(network.weights());
      for (int step = 1; step < STEPS; step++) {
        epochs.advance();
      }
      return new Ends(
          start,
          first,
          epochs.validation().metrics(MetricNames.VAL).get(MetricNames.VAL_ACCURACY),
          epochs.validation().loss());
    } finally {
      keeper.end();
    }
  }

  private static double difference(FloatBuffer there, FloatBuffer here) {
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < there.capacity(); i++) {
      difference = Math.max(difference, Math.abs(there.get(i) - here.get(i)));
      largest = Math.max(largest, Math.abs(there.get(i)));
    }
    return difference / largest;
  }
}
