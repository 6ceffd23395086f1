package dev.sweepline.worker.train.packed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.lanes.LaneDevice;
import dev.sweepline.worker.lanes.TogetherLanes;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.CpuLanes;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.dl4j.Assignments;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials of one pack do not feel each other. */
@Tag("numeric")
@Tag("thorough")
class PackTest {
  private static final DataSplits DIGITS = TrainerContract.DIGITS;
  private static final Map<String, Object> WILD =
      Map.of("optimizer", "sgd", "learning_rate", 1e6, "layers", 2L, "batch_size", 32L);

  private final PackedTrainer trainer = trainer(new CpuLanes());

  private static PackedTrainer trainer(LaneDevice device) {
    return new PackedTrainer(
        new NetworkFamilies(UserCode.none()),
        InstantSource.fixed(Instant.EPOCH),
        new ModelFolder(Path.of("none")),
        device);
  }

  /** Of every width, rule and curve; whose neighbours diverge, drop out and end early. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void train_givesSameCurvesToTheLastBitWhateverThePack(int lanes) {
    List<Map<String, Object>> points = points();
    List<Heard> alone = points.stream().map(point -> train(List.of(point)).get(0)).toList();

    List<Heard> packed = new ArrayList<>();
    for (int first = 0; first < points.size(); first += lanes) {
      packed.addAll(train(points.subList(first, Math.min(first + lanes, points.size()))));
    }

    assertThat(packed).isEqualTo(alone);
    assertThat(alone.stream().filter(heard -> heard.end.contains("Diverged"))).hasSize(1);
  }

  /** As devices want it that compute a step of all lanes at once. */
  @Test
  void train_givesSameCurvesWhereAllLanesTakeAStepBeforeTheNext() {
    List<Map<String, Object>> points = points().subList(0, 7);

    List<Heard> together = train(trainer(new TogetherLanes()), points);

    assertThat(together).isEqualTo(train(points));
    assertThat(together.stream().filter(heard -> heard.end.contains("Diverged"))).hasSize(1);
  }

  @Test
  void train_endsOnlyTheLaneThatDiverges() {
    List<Heard> heard = train(List.of(sane(20), WILD, sane(33)));

    assertThat(heard.get(1).end).matches(".*Diverged.* loss is NaN in epoch 1 at step \\d+");
    assertThat(heard.get(0).end).isEqualTo(new Completed().toString());
    assertThat(heard.get(0).curves).hasSize(2);
    assertThat(heard.get(2).end).isEqualTo(new Completed().toString());
  }

  @Test
  void train_saysWhereALaneDivergedAsDl4jDoes() {
    Dl4jTrainer dl4j =
        new Dl4jTrainer(
            new NetworkFamilies(UserCode.none()),
            InstantSource.fixed(Instant.EPOCH),
            new ModelFolder(Path.of("none")));
    String expected = "";
    try {
      dl4j.train(Trials.digits(Budget.epochs(2), WILD), DIGITS, new Recorder());
    } catch (DivergedException e) {
      expected = e.getMessage();
    }

    assertThat(train(List.of(WILD)).get(0).end).endsWith(expected).contains("at step");
  }

  @Test
  void train_stopsOnlyTheLaneThatIsTold() {
    Heartbeat stopped = new Heartbeat();
    stopped.stop();
    List<Object> ends = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<PackedTrial> trials = new ArrayList<>();
    EpochListener[] listeners = {
      new Recorder(), measurement -> Verdict.STOP, new Watched(stopped), new Recorder()
    };
    for (int i = 0; i < listeners.length; i++) {
      int lane = i;
      ends.add("");
      trials.add(
          new PackedTrial(
              Trials.digits(Budget.epochs(2), sane(20 + i)),
              listeners[i],
              outcome -> {
                ends.set(lane, outcome.end());
                order.add(lane);
              },
              thrown -> ends.set(lane, thrown)));
    }

    trainer.train(trials, DIGITS);

    Cancelled told = new Cancelled("stopped by the driver");
    assertThat(ends).containsExactly(new Completed(), told, told, new Completed());
    assertThat(order).containsExactly(2, 1, 0, 3);
  }

  @Test
  void train_failsOnlyTheLaneWhoseListenerThrows() {
    List<Object> ends = new ArrayList<>();
    EpochListener angry =
        measurement -> {
          throw new IllegalStateException("no");
        };

    trainer.train(
        List.of(trial(sane(20), angry, ends), trial(sane(21), new Recorder(), ends)), DIGITS);

    assertThat(ends.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(ends.get(1)).isEqualTo(new Completed());
  }

  @Test
  void train_refusesOnlyTheLaneThatIsNoNetwork() {
    List<Object> ends = new ArrayList<>();
    Map<String, Object> huge = Map.of("hidden", 65_536L, "layers", 2L, "batch_size", 32L);

    trainer.train(
        List.of(trial(huge, new Recorder(), ends), trial(sane(21), new Recorder(), ends)), DIGITS);

    assertThat(ends.get(0)).isInstanceOf(InvalidNetworkException.class);
    assertThat(ends.get(1)).isEqualTo(new Completed());
  }

  @Test
  void train_endsAllWhenInterrupted() {
    List<Object> ends = new ArrayList<>();
    EpochListener interrupting =
        measurement -> {
          Thread.currentThread().interrupt();
          return Verdict.CONTINUE;
        };

    trainer.train(
        List.of(trial(sane(20), interrupting, ends), trial(sane(21), new Recorder(), ends)),
        DIGITS);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ends).containsOnly(new Cancelled("interrupted")).hasSize(2);
  }

  private record Watched(Heartbeat heartbeat) implements EpochListener {
    @Override
    public Verdict measured(Measurement measurement) {
      return Verdict.CONTINUE;
    }
  }

  private record Heard(List<Map<String, Double>> curves, String end) {}

  private List<Heard> train(List<Map<String, Object>> points) {
    return train(trainer, points);
  }

  private static List<Heard> train(PackedTrainer trainer, List<Map<String, Object>> points) {
    List<Recorder> recorders = new ArrayList<>();
    String[] ends = new String[points.size()];
    List<PackedTrial> trials = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int lane = i;
      Recorder recorder = new Recorder();
      recorders.add(recorder);
      TrialSpec spec = Trials.digits(Budget.epochs(2), points.get(i));
      trials.add(
          new PackedTrial(
              spec,
              recorder,
              outcome -> ends[lane] = outcome.end().toString(),
              thrown -> ends[lane] = thrown.toString()));
    }
    trainer.train(trials, DIGITS);
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      heard.add(new Heard(recorders.get(i).curves(), ends[i]));
    }
    return heard;
  }

  private static PackedTrial trial(
      Map<String, Object> point, EpochListener listener, List<Object> ends) {
    return new PackedTrial(
        Trials.digits(Budget.epochs(2), point),
        listener,
        outcome -> ends.add(outcome.end()),
        ends::add);
  }

  private static Map<String, Object> sane(int width) {
    return Map.of("hidden", (long) width, "layers", 2L, "batch_size", 32L);
  }

  /** Sixteen that may share a pack, the sixth of which diverges. */
  private static List<Map<String, Object>> points() {
    Assignments assignments = new Assignments(3);
    List<Map<String, Object>> points = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Map<String, Object> point = new TreeMap<>(assignments.next());
      point.keySet().removeIf(name -> name.startsWith("hidden"));
      point.putAll(Map.of("layers", 2L, "hidden1", 5L + 7L * i, "hidden2", 60L - 3L * i));
      point.putAll(Map.of("batch_size", 32L, "dropout", i % 3 * 0.2));
      points.add(i == 5 ? new HashMap<>(WILD) : point);
    }
    return points;
  }
}
