package dev.sweepline.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Populations whose networks are numbers: what each has learnt, and from whom. */
class PopulationTest {
  private static final int POPULATION = 8;
  private static final int GENERATIONS = 5;
  private static final int INTERVAL = 2;

  private final Map<Integer, Double> files = new TreeMap<>();
  private final TreeSet<Integer> failing = new TreeSet<>();
  private int left;
  private int mostFiles;

  @Test
  void generations_replaceTheWorstByCopiesOfTheBest() {
    SweepHistory history = run("auto", 1, Integer.MAX_VALUE);

    assertThat(history.state()).isEqualTo(SweepState.FINISHED);
    int trials = POPULATION * GENERATIONS;
    assertThat(history.counts()).isEqualTo(new Counts(trials, trials, 0, 0, 0, 0, 0));
    for (int generation = 1; generation < GENERATIONS; generation++) {
      List<Integer> parents = new ArrayList<>();
      for (int member = 0; member < POPULATION; member++) {
        TrialHistory trial = history.trial(generation * POPULATION + member).orElseThrow();
        assertThat(trial.lineage().epoch()).isEqualTo(generation * INTERVAL);
        assertThat(trial.budget().amount()).isEqualTo((generation + 1) * INTERVAL);
        assertThat(trial.measurements().get(0).epoch()).isEqualTo(generation * INTERVAL + 1);
        TrialHistory parent = history.trial(trial.lineage().parent()).orElseThrow();
        assertThat(trial.parameters().get("hidden")).isEqualTo(parent.parameters().get("hidden"));
        if (parent.trial() == trial.trial() - POPULATION) {
          assertThat(trial.parameters()).isEqualTo(parent.parameters());
        } else {
          parents.add(parent.trial());
        }
      }
      assertThat(parents).hasSize(2);
      assertThat(best(history, generation - 1)).containsAll(parents);
    }
  }

  /** The learning rate that is best rises with every epoch, and so does the population's. */
  @Test
  void parameters_followWhatIsBestNow() {
    SweepHistory history = run("auto", 1, Integer.MAX_VALUE);

    assertThat(Leaderboard.best(history).orElseThrow().trial())
        .isGreaterThanOrEqualTo(POPULATION * (GENERATIONS - 1));
    assertThat(Leaderboard.best(history).orElseThrow().reason().orElseThrow())
        .startsWith("continues #")
        .contains(" from epoch 8");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16})
  void slots_changeNothing(int slots) {
    assertThat(fates(run("auto", slots, Integer.MAX_VALUE)))
        .isEqualTo(fates(run("dl4j", 1, Integer.MAX_VALUE)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void resumed_decidesAsTheUndisturbedDriver(int slots) {
    Map<Integer, String> undisturbed = fates(run("dl4j", slots, Integer.MAX_VALUE));

    for (int killed = 1; killed < POPULATION * GENERATIONS * INTERVAL; killed++) {
      SweepHistory history = run("dl4j", slots, killed);
      assertThat(fates(history)).as("killed after %d", killed).isEqualTo(undisturbed);
      assertThat(history.counts().completed()).isEqualTo(POPULATION * GENERATIONS);
    }
  }

  @Test
  void failed_areReplacedByCopiesOfTheBest() {
    failing.addAll(List.of(1, 3, 4, 6));
    SweepHistory history = run("dl4j", 1, Integer.MAX_VALUE);

    assertThat(history.counts().failed()).isEqualTo(4);
    assertThat(history.counts().completed()).isEqualTo(POPULATION * GENERATIONS - 4);
    for (int trial : failing) {
      Lineage heir = history.trial(trial + POPULATION).orElseThrow().lineage();
      assertThat(best(history, 0)).contains(heir.parent());
    }
  }

  @Test
  void generation_thatLeftNothingIsFollowedByNewNetworks() {
    for (int trial = POPULATION; trial < 2 * POPULATION; trial++) {
      failing.add(trial);
    }
    SweepHistory history = run("dl4j", 1, Integer.MAX_VALUE);

    assertThat(history.counts().failed()).isEqualTo(POPULATION);
    assertThat(history.trial(2 * POPULATION).orElseThrow().lineage()).isEqualTo(Lineage.NONE);
    assertThat(history.trial(2 * POPULATION).orElseThrow().measurements()).hasSize(3 * INTERVAL);
  }

  @Test
  void files_areDeletedOnceNobodyNeedsThem() {
    run("dl4j", 1, Integer.MAX_VALUE);

    assertThat(mostFiles).isBetween(POPULATION, 2 * POPULATION);
    assertThat(files).isEmpty();
  }

  private static List<Integer> best(SweepHistory history, int generation) {
    return Leaderboard.order(history).stream()
        .map(TrialHistory::trial)
        .filter(trial -> trial / POPULATION == generation)
        .limit(2)
        .toList();
  }

  private static Map<Integer, String> fates(SweepHistory history) {
    Map<Integer, String> fates = new TreeMap<>();
    for (TrialHistory trial : history.trials()) {
      fates.put(
          trial.trial(),
          trial.parameters()
              + " "
              + trial.lineage()
              + " "
              + trial.measurements()
              + trial.report().orElseThrow().end());
    }
    return fates;
  }

  /** A sweep from its beginning to its end, whose first driver dies after so many epochs. */
  private SweepHistory run(String trainer, int slots, int killedAfter) {
    files.clear();
    Sweep sweep = sweep(trainer);
    SweepHistory history = TestLoops.taken(sweep);
    left = killedAfter;
    drive(sweep, history, slots);
    if (history.state() == SweepState.RUNNING) {
      left = Integer.MAX_VALUE;
      TestLoops.takeAgain(history);
      drive(sweep, history, slots);
    }
    return history;
  }

  /** Slots take turns; what all of them hold is trained from the last to the first. */
  private void drive(Sweep sweep, SweepHistory history, int slots) {
    SweepLoop loop = loop(sweep, history, slots);
    loop.start().isDone();
    List<TrialSpec> running = new ArrayList<>();
    do {
      running.clear();
      for (int slot = 0; slot < slots; slot++) {
        running.addAll(loop.coordinator().next("slot" + slot));
      }
      for (int i = running.size() - 1; i >= 0 && left > 0; i--) {
        train(running.get(i), loop);
      }
    } while (!running.isEmpty() && left > 0);
  }

  private SweepLoop loop(Sweep sweep, SweepHistory history, int slots) {
    ManualBackend backend = new ManualBackend();
    backend.slots = slots;
    return TestLoops.of(
        sweep,
        history,
        MemoryLog.acknowledging(),
        new FileShelf(files.keySet(), () -> true),
        backend);
  }

  private void train(TrialSpec spec, SweepLoop loop) {
    Lineage lineage = spec.lineage();
    double skill = lineage.isInherited() ? files.get(lineage.parent()) : 0;
    double rate = ((Number) spec.parameters().get("learning_rate")).doubleValue();
    int epoch = lineage.epoch();
    int sequence = 0;
    while (epoch < spec.budget().amount()) {
      if (left-- <= 0) {
        return;
      }
      epoch++;
      sequence++;
      skill += 1 - Math.abs(Math.log10(rate) + 3 - epoch / 5.0) / 3;
      loop.coordinator()
          .measured(
              new TrialMeasured(
                  spec.id(),
                  spec.driver(),
                  spec.attempt(),
                  0,
                  sequence,
                  new Measurement(epoch, epoch, Map.of("val_accuracy", skill))));
    }
    boolean fails = failing.contains(spec.id().trial());
    if (spec.handsOn() && !fails) {
      files.put(spec.id().trial(), skill);
      mostFiles = Math.max(mostFiles, files.size());
    }
    TrialEnd end = fails ? new Failed(FailureKind.DIVERGED, "it diverged", "") : new Completed();
    loop.coordinator().ended(spec.id(), spec.attempt(), new TrialReport(end, sequence, Map.of()));
  }

  private static Sweep sweep(String trainer) {
    return SweepFile.read(
            "s.yaml",
            """
            name: s
            method: pbt
            dataset: digits
            network: mlp
            trainer: %s
            metric: {name: val_accuracy, goal: maximize}
            budget: {epochs: %d}
            population: %d
            interval: %d
            parameters:
              learning_rate: {min: 0.00001, max: 0.1, log: true}
              hidden: {min: 10, max: 90}
            """
                .formatted(trainer, GENERATIONS * INTERVAL, POPULATION, INTERVAL))
        .sweep()
        .orElseThrow();
  }
}
