package dev.sweepline.worker.train.packed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.lanes.LaneMinibatches;
import dev.sweepline.worker.lanes.LaneNetwork;
import dev.sweepline.worker.lanes.LaneRoom;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.CpuLanes;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.Assignments;
import dev.sweepline.worker.train.dl4j.Dl4jLearner;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.fold.Epochs;
import dev.sweepline.worker.train.fold.Minibatches;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both trainers compute the same networks. {@code -Dequivalence.points=200} tries more points of
 * the space, {@code -Dequivalence.data=mnist -Dequivalence.files=FOLDER} other data; the output is
 * the report. A point is shaky where rounding decides: DL4J then disagrees with itself.
 */
@Tag("thorough")
class EquivalenceTest {
  private static final int POINTS = Integer.getInteger("equivalence.points", 6);

  /** Of validation accuracy: a fifth of a point. */
  private static final double TOLERANCE = 0.002;

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private final NetworkFamilies families = new NetworkFamilies(UserCode.none());
  private final NamedOptions dataset =
      NamedOptions.named(System.getProperty("equivalence.data", "digits"));
  private final DataSplits data =
      new DataSets(
              new DataFolders(
                  Optional.ofNullable(System.getProperty("equivalence.files")).map(Path::of),
                  Path.of("none")))
          .load(dataset);

  @Test
  void trainers_agreeAfterOneStepAndAfterTwoHundred() {
    Assignments assignments = new Assignments(Long.getLong("equivalence.seed", 2));
    List<String> apart = new ArrayList<>();
    List<Map<String, Object>> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(assignments.next());
    }
    points.addAll(learningSlopes(assignments));
    for (int i = 0; i < points.size(); i++) {
      Map<String, Object> point = points.get(i);
      double step = afterOneStep(point);
      Ends dl4j = train(point, dl4j());
      Ends packed = train(point, packed());
      boolean same = step <= 1e-5 && dl4j.isLike(packed, TOLERANCE);
      boolean shaky = !same && step <= 1e-5 && isShaky(point, dl4j, packed);
      String line =
          "%3d %-5s step %.1e  accuracy %.4f %.4f  loss %.9f %.9f  %s"
              .formatted(
                  i,
                  same ? "ok" : shaky ? "shaky" : "APART",
                  step,
                  dl4j.accuracy,
                  packed.accuracy,
                  dl4j.loss,
                  packed.loss,
                  point);
      System.out.println(line);
      if (!same && !shaky) {
        apart.add(line + " " + dl4j + " " + packed);
      }
    }
    assertThat(apart).isEmpty();
  }

  /** Whatever points are drawn, prelu is among them, by itself and with everything around it. */
  private static List<Map<String, Object>> learningSlopes(Assignments assignments) {
    Map<String, Object> prelu =
        Map.of("activation", "prelu", "layers", 2L, "hidden1", 30L, "hidden2", 41L);
    Map<String, Object> rich = new TreeMap<>(assignments.next());
    rich.keySet().removeAll(List.of("hidden3", "patience"));
    rich.putAll(prelu);
    rich.putAll(Map.of("dropout", 0.3, "weight_decay", 0.01, "l2", 0.001, "gradient_clip", 0.5));
    Map<String, Object> plain = new TreeMap<>(prelu);
    plain.put("learning_rate", 0.001);
    return List.of(plain, rich);
  }

  /** Whether DL4J is as far from itself when the learning rate differs in its seventh digit. */
  private boolean isShaky(Map<String, Object> point, Ends dl4j, Ends packed) {
    double reached = TOLERANCE;
    for (double nudge : new double[] {1 - 1e-7, 1 + 1e-7, 1 - 3e-7, 1 + 3e-7, 1 - 7e-7, 1 + 7e-7}) {
      Map<String, Object> nudged = new TreeMap<>(point);
      nudged.put("learning_rate", (Double) point.get("learning_rate") * nudge);
      Ends other = train(nudged, dl4j());
      reached = Math.max(reached, Math.abs(other.accuracy - dl4j.accuracy));
      reached = other.end.equals(dl4j.end) ? reached : 1;
    }
    return dl4j.isLike(packed, 2 * reached);
  }

  /** The largest difference of a weight, by the largest weight of all. */
  private double afterOneStep(Map<String, Object> point) {
    RandomStreams random = new RandomStreams(7);
    DensePlan plan = DensePlan.of("mlp", point).orElseThrow();
    int batch = plan.training().batchSize();
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    float[] there;
    try (TrainableNetwork network = families.get("mlp").build(point, data.form(), random);
        Minibatches batches = new Minibatches(data.train(), batch)) {
      Dl4jLearner learner = new Dl4jLearner(network, random, Optional.empty(), keeper);
      Epochs epochs = new Epochs(learner, batches, data, random, new Heartbeat());
      epochs.advance();
      there = network.weights();
    } finally {
      keeper.end();
    }
    float[] here;
    List<int[]> widths = List.of(plan.sizes(data.form()));
    try (LaneRoom room = new CpuLanes().room(widths, batch, data.train().answers(), random);
        LaneNetwork network = room.network(plan, data.form(), random)) {
      LaneMinibatches batches = new LaneMinibatches(data.train(), batch, room);
      batches.shuffle(
          random.stream(RandomStreams.Purpose.ORDER, 1),
          random.seedOf(RandomStreams.Purpose.AUGMENTATION, 1));
      batches.fill(0, 0);
      network.fit(0, batches.rows(0), 0);
      here = network.dl4jWeights();
    }
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < there.length; i++) {
      difference = Math.max(difference, Math.abs(there[i] - here[i]));
      largest = Math.max(largest, Math.abs(there[i]));
    }
    return difference / largest;
  }

  private record Ends(double accuracy, double loss, List<Long> steps, String end) {
    /** Where patience counts losses that are as good as equal, rounding says when it is over. */
    private boolean isTie(Ends other) {
      return Math.abs(loss - other.loss) < 1e-6 && end.equals(other.end);
    }

    boolean isLike(Ends other, double tolerance) {
      return Math.abs(accuracy - other.accuracy) <= tolerance
          && (tolerance > 0.5
              || isTie(other)
              || (steps.equals(other.steps) && end.equals(other.end)));
    }
  }

  private Ends train(Map<String, Object> point, Trainer trainer) {
    Recorder recorder = new Recorder();
    TrialSpec spec =
        TestSpecs.spec(new TrialId("test", 0))
            .parameters(point)
            .seed(7)
            .budget(Budget.steps(200))
            .dataset(dataset)
            .build();
    String end;
    try {
      end = trainer.train(spec, data, recorder).end().toString();
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

  private Trainer dl4j() {
    return new Dl4jTrainer(families, CLOCK, new ModelFolder(Path.of("none")));
  }

  private Trainer packed() {
    return PackedTrainerTest.alone(
        new PackedTrainer(families, CLOCK, new ModelFolder(Path.of("none"))));
  }
}
