package dev.sweepline.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class TrialRunnerTest {
  private static final TrialSpec SHORT =
      Trials.digits(Budget.epochs(2), Map.of("hidden", 16L, "batch_size", 256L));

  @TempDir Path home;

  @Test
  void run_reportsCompletedTrial() {
    TrialReport report = runner().run(SHORT, new Recorder());

    assertThat(report.end()).isEqualTo(new Completed());
    assertThat(report.measurements()).isEqualTo(2);
    assertThat(report.results())
        .containsOnlyKeys(
            "test_accuracy", "test_f1", "test_loss", "test_top3_accuracy", "test_top5_accuracy");
  }

  @Test
  void run_takesNetworkOptionsAsFixedParameters() {
    TrialSpec spec =
        TestSpecs.spec(SHORT.id())
            .seed(1)
            .budget(SHORT.budget())
            .dataset(SHORT.dataset())
            .network(new NamedOptions("mlp", Map.of("activation", "rleu")))
            .build();

    assertFailed(
        runner().run(spec, new Recorder()), FailureKind.INVALID, "activation 'rleu' is not one of");
  }

  @Test
  void run_callsImpossibleNetworkInvalid() {
    TrialSpec wide = Trials.digits(Budget.epochs(1), Map.of("hidden", 65536L, "layers", 3L));

    assertFailed(runner().run(wide, new Recorder()), FailureKind.INVALID, "weights, too many");
  }

  @Test
  void run_callsUnknownNetworkInvalid() {
    TrialSpec spec =
        TestSpecs.spec(SHORT.id())
            .seed(1)
            .budget(SHORT.budget())
            .dataset(SHORT.dataset())
            .network(NamedOptions.named("rnn"))
            .build();

    assertFailed(runner().run(spec, new Recorder()), FailureKind.INVALID, "no network 'rnn'");
  }

  @Test
  void run_callsNanDivergedAndCountsWhatWasSent() {
    TrialSpec wild =
        Trials.digits(
            Budget.epochs(50), Map.of("optimizer", "sgd", "learning_rate", 1e6, "layers", 3L));

    TrialReport report = runner().run(wild, new Recorder());

    assertFailed(report, FailureKind.DIVERGED, "in epoch 1 at step ");
    assertThat(report.measurements()).isZero();
  }

  @Test
  void run_callsWhatTheListenerThrowsAnError() {
    TrialReport report =
        runner()
            .run(
                SHORT,
                measurement -> {
                  throw new IllegalStateException("the log is gone\nfor good");
                });

    assertFailed(report, FailureKind.ERROR, "IllegalStateException: the log is gone");
    assertThat(report.measurements()).isEqualTo(1);
    assertThat(((Failed) report.end()).detail()).contains("\tat dev.sweepline.worker");
  }

  @Test
  void run_callsFullMemoryOutOfMemory() {
    assertFailed(
        runner().run(SHORT, throwing(new OutOfMemoryError("Java heap space"))),
        FailureKind.OUT_OF_MEMORY,
        "OutOfMemoryError: Java heap space");
    assertFailed(
        runner().run(SHORT, throwing(new RuntimeException("Failed to allocate 9 bytes"))),
        FailureKind.OUT_OF_MEMORY,
        "RuntimeException: Failed to allocate 9 bytes");
  }

  /** What neither heap nor address space has room for. */
  @Test
  void run_survivesHugeAllocations() {
    assertFailed(
        runner().run(SHORT, doing(() -> new long[8][1 << 30])),
        FailureKind.OUT_OF_MEMORY,
        "OutOfMemoryError");
    assertFailed(
        runner().run(SHORT, doing(() -> Nd4j.zeros(DataType.FLOAT, 1L << 17, 1L << 17))),
        FailureKind.OUT_OF_MEMORY,
        "OutOfMemoryError: an array of 65536 MiB, but there are ");
    assertFailed(
        runner().run(SHORT, doing(() -> Nd4j.createUninitialized(1L << 17, 1L << 17))),
        FailureKind.OUT_OF_MEMORY,
        "OutOfMemoryError: an array of 65536 MiB, but there are ");
    assertThat(runner().run(SHORT, new Recorder()).end()).isEqualTo(new Completed());
  }

  @Test
  void run_callsEndlessRecursionAndBrokenClassesErrors() {
    assertFailed(
        runner().run(SHORT, doing(TrialRunnerTest::recursion)),
        FailureKind.ERROR,
        "StackOverflowError");
    assertFailed(
        runner().run(SHORT, throwing(new NoClassDefFoundError("com/example/Missing"))),
        FailureKind.ERROR,
        "NoClassDefFoundError: com/example/Missing");
  }

  @SuppressWarnings("InfiniteRecursion") // so that the stack overflows
  private static Object recursion() {
    return List.of(recursion());
  }

  @Test
  void run_keepsDetailsShortEnoughForTheLog() {
    TrialReport report =
        runner().run(SHORT, throwing(new IllegalStateException("x".repeat(2_000_000))));

    assertThat(((Failed) report.end()).detail()).hasSizeLessThan(200_000);
  }

  @Test
  void run_endsAtTheNextMinibatchWhenItsHeartbeatIsStopped() {
    Heartbeat stopped = new Heartbeat();
    stopped.stop();

    TrialReport report = runner().run(SHORT, new Watched(stopped));

    assertThat(report)
        .isEqualTo(new TrialReport(new Cancelled("stopped by the driver"), 0, Map.of()));
  }

  @Test
  void run_beatsForEveryStepOfTheWay() {
    Heartbeat heartbeat = new Heartbeat();

    TrialReport report = runner().run(SHORT, new Watched(heartbeat));

    // Data, network; of each epoch 5 minibatches, 2 evaluations of a part in two chunks at most.
    assertThat(report.end()).isEqualTo(new Completed());
    assertThat(heartbeat.beats()).isBetween(2L + 2 * (5 + 2), 2L + 2 * (5 + 4) + 2);
  }

  private record Watched(Heartbeat heartbeat) implements EpochListener {
    @Override
    public Verdict measured(Measurement measurement) {
      return Verdict.CONTINUE;
    }
  }

  private static EpochListener doing(Supplier<Object> work) {
    return measurement -> {
      assertThat(work.get()).isNull();
      return Verdict.CONTINUE;
    };
  }

  @Test
  void run_callsMissingDataAnErrorWithTheRemedy() {
    TrialSpec spec =
        TestSpecs.spec(SHORT.id())
            .seed(1)
            .budget(SHORT.budget())
            .dataset(NamedOptions.named("mnist"))
            .network(SHORT.network())
            .build();

    assertFailed(
        runner().run(spec, new Recorder()), FailureKind.ERROR, "data set 'mnist' is not here");
  }

  @Test
  void run_trainsAgainAfterAFailure() {
    TrialRunner runner = runner();
    runner.run(SHORT, throwing(new IllegalStateException("once")));

    assertThat(runner.run(SHORT, new Recorder()).end()).isEqualTo(new Completed());
  }

  @Test
  void run_cancelsWhenInterrupted() {
    Thread.currentThread().interrupt();

    TrialReport report = runner().run(SHORT, new Recorder());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report).isEqualTo(new TrialReport(new Cancelled("interrupted"), 0, Map.of()));
  }

  @Test
  void run_cancelsWhenTheDriverSaysStop() {
    TrialReport report = runner().run(SHORT, measurement -> Verdict.STOP);

    assertThat(report)
        .isEqualTo(
            new TrialReport(new Cancelled("stopped by the driver"), 1, Map.of())
                .withKernels(PackKey.kernels()));
  }

  private TrialRunner runner() {
    return new TrialRunner(
        new DataFolders(Optional.empty(), home), UserCode.none(), Clock.systemUTC());
  }

  private static EpochListener throwing(Throwable thrown) {
    return measurement -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    };
  }

  private static void assertFailed(TrialReport report, FailureKind kind, String reason) {
    assertThat(report.end()).isInstanceOf(Failed.class);
    Failed failed = (Failed) report.end();
    assertThat(failed.kind()).as(failed.detail()).isEqualTo(kind);
    assertThat(failed.reason()).contains(reason).doesNotContain("\n");
  }
}
