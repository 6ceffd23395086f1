package dev.sweepline.worker.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.Assignments;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import dev.sweepline.worker.train.fold.Epochs;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Learners;
import dev.sweepline.worker.train.fold.Minibatches;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The engine and DL4J compute the same networks. {@code -Dequivalence.points=200} tries more points
 * of the space; the output is the report. A point is shaky where rounding decides: DL4J then
 * disagrees with itself.
 */
@Tag("thorough")
class EngineEquivalenceTest {
  private static final int POINTS = Integer.getInteger("equivalence.points", 3);
  private static final int STEPS = Integer.getInteger("equivalence.steps", 40);

  /** Of the largest weight, after one step. */
  private static final double STEP = 1e-4;

  /** Of validation accuracy: three tenths of a point, rounded up to one row of 359. */
  private static final double TOLERANCE = 0.003;

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final DataSplits DATA = TrainerContract.DIGITS;
  private static final DataSplits IRIS =
      new DataSets(new DataFolders(Optional.empty(), Path.of("none")))
          .load(NamedOptions.named("iris"));

  private final NetworkFamilies families = new NetworkFamilies(UserCode.none());
  private final ModelFolder nowhere = new ModelFolder(Path.of("none"));
  private final Dl4jTrainer dl4j = new Dl4jTrainer(families, CLOCK, nowhere);
  private final EngineTrainer engine = new EngineTrainer(families, CLOCK, nowhere);

  @Test
  void trainers_agreeAfterOneStepAndAfterMany() {
    Assignments assignments = new Assignments(Long.getLong("equivalence.seed", 3));
    List<Map<String, Object>> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(assignments.nextConvolutional());
    }
    Map<String, Object> rich = new TreeMap<>(assignments.nextConvolutional());
    rich.keySet().removeAll(List.of("filters2", "filters3", "patience", "loss"));
    rich.putAll(Map.of("conv_layers", 2L, "filters", 7L, "batch_norm", true, "dropout", 0.3));
    rich.putAll(Map.of("activation", "prelu", "weight_decay", 0.01, "gradient_clip", 0.5));
    points.add(rich);
    Map<String, Object> dense = new TreeMap<>(assignments.next());
    dense.keySet().removeAll(List.of("patience", "loss"));
    dense.putAll(Map.of("layers", 2L, "hidden1", 40L, "hidden2", 27L, "batch_norm", true));
    points.add(dense);
    List<String> apart = new ArrayList<>();
    for (Map<String, Object> point : points) {
      double step = afterOneStep(point);
      Ends there = train(point, dl4j);
      Ends here = train(point, engine);
      boolean same = step <= STEP && there.isLike(here, TOLERANCE);
      boolean shaky = !same && step <= STEP && isShaky(point, there, here);
      String line =
          "%-5s step %.1e  accuracy %.4f %.4f  loss %.6f %.6f  %s"
              .formatted(
                  same ? "ok" : shaky ? "shaky" : "APART",
                  step,
                  there.accuracy,
                  here.accuracy,
                  there.loss,
                  here.loss,
                  point);
      System.out.println(line);
      if (!same && !shaky) {
        apart.add(line + " " + there + " " + here);
      }
    }
    assertThat(apart).isEmpty();
  }

  @Test
  void layers_haveTheFiguresThatDl4jGives() {
    for (Map<String, Object> point :
        List.<Map<String, Object>>of(
            Map.of("layers", 3L, "hidden", 30L, "dropout", 0.3, "activation", "relu"),
            Map.of("layers", 2L, "hidden", 30L, "init", "zeros", "activation", "relu"),
            Map.of("layers", 1L, "hidden", 30L, "activation", "prelu"),
            Map.of("conv_layers", 2L, "filters", 6L, "hidden", 20L, "batch_norm", true))) {
      Map<String, Double> there = layers(point, dl4j);
      Map<String, Double> here = layers(point, engine);
      assertThat(here.keySet())
          .containsExactlyElementsOf(there.keySet())
          .hasSize(4 * weighted(point));
      here.forEach(
          (name, figure) ->
              assertThat(figure)
                  .as("%s of %s", name, point)
                  .isCloseTo(there.get(name), withPercentage(0.1)));
    }
  }

  private static int weighted(Map<String, Object> point) {
    return point.containsKey("conv_layers") ? 4 : ((Long) point.get("layers")).intValue() + 1;
  }

  /** After three steps. */
  private static Map<String, Double> layers(Map<String, Object> point, Learners learners) {
    return with(
        point,
        learners,
        (network, epochs) -> {
          network.lookIntoLayers(DATA.train());
          for (int step = 0; step < 3; step++) {
            epochs.advance();
          }
          return network.layers();
        });
  }

  @Test
  void looking_changesNothing() {
    Map<String, Object> point = Map.of("hidden", 20L, "batch_norm", true, "dropout", 0.3);
    assertThat(threeSteps(point, true)).isEqualTo(threeSteps(point, false));
  }

  @Test
  void trainers_agreeOnTables() {
    Map<String, Object> point =
        Map.of("hidden", 20L, "batch_norm", true, "optimizer", "momentum", "learning_rate", 0.01);
    float[] there = with(point, IRIS, dl4j, EngineEquivalenceTest::pass);
    float[] here = with(point, IRIS, engine, EngineEquivalenceTest::pass);
    for (int i = 0; i < there.length; i++) {
      assertThat(here[i]).isCloseTo(there[i], within(1e-5f));
    }
  }

  /** The weights after one, and the validation loss. */
  private static float[] pass(Learner network, Epochs epochs) {
    for (long step = 0; step < epochs.progress().steps(1); step++) {
      epochs.advance();
    }
    float[] weights = network.weights();
    float[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = (float) epochs.validation().loss();
    return all;
  }

  private float[] threeSteps(Map<String, Object> point, boolean looks) {
    return with(
        point,
        engine,
        (network, epochs) -> {
          if (looks) {
            network.lookIntoLayers(DATA.train());
          }
          for (int step = 0; step < 3; step++) {
            epochs.advance();
            assertThat(network.layers().isEmpty()).isNotEqualTo(looks);
          }
          return network.weights();
        });
  }

  /** Whether DL4J is as far from itself when the learning rate differs in its seventh digit. */
  private boolean isShaky(Map<String, Object> point, Ends there, Ends here) {
    double reached = TOLERANCE;
    for (double nudge : new double[] {1 - 1e-7, 1 + 1e-7, 1 - 3e-7, 1 + 3e-7}) {
      Map<String, Object> nudged = new TreeMap<>(point);
      nudged.put("learning_rate", (Double) point.get("learning_rate") * nudge);
      Ends other = train(nudged, dl4j);
      reached = Math.max(reached, Math.abs(other.accuracy - there.accuracy));
      reached = other.end.equals(there.end) ? reached : 1;
    }
    return there.isLike(here, 2 * reached);
  }

  /** The largest difference of a weight, by the largest weight of all. */
  private double afterOneStep(Map<String, Object> point) {
    float[] there = oneStep(point, dl4j);
    float[] here = oneStep(point, engine);
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < there.length; i++) {
      difference = Math.max(difference, Math.abs(there[i] - here[i]));
      largest = Math.max(largest, Math.abs(there[i]));
    }
    return difference / largest;
  }

  private static float[] oneStep(Map<String, Object> point, Learners learners) {
    return with(
        point,
        learners,
        (network, epochs) -> {
          epochs.advance();
          return network.weights();
        });
  }

  private static <T> T with(
      Map<String, Object> point, Learners learners, BiFunction<Learner, Epochs, T> use) {
    return with(point, DATA, learners, use);
  }

  private static <T> T with(
      Map<String, Object> point,
      DataSplits data,
      Learners learners,
      BiFunction<Learner, Epochs, T> use) {
    TrialSpec spec = spec(point, Budget.steps(1));
    RandomStreams random = new RandomStreams(spec.seed());
    int batch = point.get("batch_size") instanceof Long size ? size.intValue() : 64;
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try (Learner network = learners.make(spec, data, random);
        Minibatches batches = new Minibatches(data.train(), batch)) {
      return use.apply(network, new Epochs(network, batches, data, random, new Heartbeat()));
    } finally {
      keeper.end();
    }
  }

  private static TrialSpec spec(Map<String, Object> point, Budget budget) {
    return point.containsKey("conv_layers")
        ? EngineTrainerTest.cnn(budget, point)
        : Trials.digits(budget, point);
  }

  private record Ends(double accuracy, double loss, List<Long> steps, String end) {
    boolean isLike(Ends other, double tolerance) {
      return Math.abs(accuracy - other.accuracy) <= tolerance
          && (tolerance > 0.5 || (steps.equals(other.steps) && end.equals(other.end)));
    }
  }

  private static Ends train(Map<String, Object> point, Trainer trainer) {
    Recorder recorder = new Recorder();
    String end;
    try {
      end = trainer.train(spec(point, Budget.steps(STEPS)), DATA, recorder).end().toString();
    } catch (DivergedException e) {
      end = e.getMessage();
    }
    List<Long> steps = recorder.heard().stream().map(m -> m.step()).toList();
    return steps.isEmpty()
        ? new Ends(0, 0, steps, end)
        : new Ends(
            recorder.last().metric(MetricNames.VAL_ACCURACY),
            recorder.last().metric(MetricNames.VAL_LOSS),
            steps,
            end);
  }
}
