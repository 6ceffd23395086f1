package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.deploy.broker.TopicClient;
import dev.sweepline.deploy.e2e.Launcher.Result;
import dev.sweepline.deploy.poison.PoisonedJar;
import dev.sweepline.deploy.poison.PoisonedNetwork;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's network that fails in seven ways costs its own trials and nothing else. */
class PoisonedIT {
  private static final String POISON = "loop, sleep, throws, nan, memory, layer, exit, ";
  private static final String HEALTHY =
      "none-5, none-6, none-7, none-8, none-9, none-10, none-11, none-12, none-13, none-14";

  @TempDir Path folder;

  @Test
  void poisonedTrials_endInTheirKindsAndTouchNoOther() throws Exception {
    Ran poisoned = run("poisoned", POISON + HEALTHY);

    assertThat(poisoned.result.code()).as(poisoned.result.err()).isZero();
    assertThat(poisoned.result.out()).contains("10/17 completed, 7 failed");
    assertFailed(poisoned, "loop", FailureKind.HUNG, "no minibatch finished for 5 s");
    assertFailed(poisoned, "sleep", FailureKind.HUNG, "no minibatch finished for 5 s");
    assertFailed(
        poisoned,
        "throws",
        FailureKind.ERROR,
        "IllegalStateException: this network is out of order");
    assertFailed(
        poisoned, "nan", FailureKind.DIVERGED, "training loss is NaN in epoch 2 at step 21");
    assertFailed(
        poisoned, "memory", FailureKind.OUT_OF_MEMORY, "OutOfMemoryError: Java heap space");
    assertFailed(
        poisoned, "layer", FailureKind.INVALID, "the network has 75000000010 weights, too many");
    assertFailed(poisoned, "exit", FailureKind.ERROR, "called System.exit(3)");
    assertThat(poisoned.failed("loop").detail()).contains("PoisonedNetwork$Poison.loop");
    assertThat(poisoned.failed("throws").detail()).contains("PoisonedNetwork$Poison.work");
    assertThat(poisoned.failed("exit").detail()).contains("PoisonedNetwork$Poison.work");

    // Both slots hung, and both went on.
    assertThat(poisoned.lastOnSlots()).hasSize(2).allMatch(name -> name.startsWith("none-"));

    Ran undisturbed = run("undisturbed", HEALTHY);
    assertThat(undisturbed.curves()).hasSize(10);
    assertThat(poisoned.curves()).isEqualTo(undisturbed.curves());
  }

  private static void assertFailed(Ran ran, String poison, FailureKind kind, String reason) {
    Failed failed = ran.failed(poison);
    assertThat(failed.kind()).as(poison).isEqualTo(kind);
    assertThat(failed.reason()).as(poison).isEqualTo(reason);
  }

  private Ran run(String name, String values) throws Exception {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        name: %s
        method: grid
        dataset: digits
        network: %s
        metric: {name: val_accuracy, goal: maximize}
        seed: 5
        budget: {epochs: 40, hang_after: 5s}
        parameters:
          poison: {values: [%s]}
        """
            .formatted(name, PoisonedNetwork.class.getName(), values));
    Path home = folder.resolve(name);
    Result result =
        new Launcher(home)
            .run(
                "run",
                file,
                "--exit",
                "--port",
                "0",
                "--slots",
                "2",
                "--jars",
                PoisonedJar.in(folder));
    try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"))) {
      return new Ran(result, TopicClient.events(broker.bootstrap()));
    }
  }

  /** A finished run and its log. */
  private record Ran(Result result, List<SweepEvent> log) {
    Failed failed(String poison) {
      return ends().get(poison).report().end() instanceof Failed failed
          ? failed
          : new Failed(FailureKind.LOST, "it did not fail", "");
    }

    private Map<Integer, String> names() {
      Map<Integer, String> names = new HashMap<>();
      started().forEach(e -> names.put(e.id().trial(), (String) e.parameters().get("poison")));
      return names;
    }

    private List<TrialStarted> started() {
      return log.stream()
          .filter(TrialStarted.class::isInstance)
          .map(TrialStarted.class::cast)
          .toList();
    }

    private Map<String, TrialEnded> ends() {
      Map<String, TrialEnded> ends = new HashMap<>();
      for (SweepEvent event : log) {
        if (event instanceof TrialEnded end) {
          assertThat(ends.put(names().get(end.id().trial()), end)).as("ended twice").isNull();
        }
      }
      return ends;
    }

    /** Which trial each slot ran last, but for what memory ran out for: that runs again alone. */
    List<String> lastOnSlots() {
      Map<String, String> last = new TreeMap<>();
      started().stream()
          .filter(event -> event.attempt() == 1)
          .forEach(event -> last.put(event.slot(), names().get(event.id().trial())));
      return List.copyOf(last.values());
    }

    /** What healthy trials measured, without the seconds. */
    Map<String, List<Map<String, Double>>> curves() {
      Map<String, List<Map<String, Double>>> curves = new TreeMap<>();
      for (SweepEvent event : log) {
        if (event instanceof TrialMeasured measured
            && names().get(measured.id().trial()).startsWith("none-")) {
          Map<String, Double> metrics = new TreeMap<>(measured.measurement().metrics());
          metrics.remove(MetricNames.SECONDS);
          curves
              .computeIfAbsent(names().get(measured.id().trial()), name -> new ArrayList<>())
              .add(metrics);
        }
      }
      ends()
          .forEach(
              (name, end) -> {
                if (end.report().end() instanceof Completed) {
                  curves.get(name).add(end.report().results());
                }
              });
      return curves;
    }
  }
}
