package dev.sweepline.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.PackKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRunnerPacksTest {
  @TempDir private Path home;

  private final List<String> ends = new ArrayList<>();

  @Test
  void run_endsEveryAttemptOnce() {
    List<TrialAttempt> attempts =
        List.of(
            attempt("wide", Map.of("hidden", 40L)),
            attempt("normalised", Map.of("batch_norm", true)),
            attempt("impossible", Map.of("hidden", 0L)),
            attempt("narrow", Map.of("hidden", 4L)),
            attempt("deep", Map.of("layers", 2L)));

    runner().run(attempts);

    assertThat(ends)
        .containsExactlyInAnyOrder(
            "wide COMPLETED",
            "normalised COMPLETED",
            "impossible FAILED",
            "narrow COMPLETED",
            "deep COMPLETED");
  }

  @Test
  void run_goesOnWhenNobodyTakesAnEnd() {
    TrialAttempt deaf =
        made(
            spec(Map.of()),
            report -> {
              throw new IllegalStateException("gone");
            });

    runner().run(List.of(deaf, attempt("other", Map.of("hidden", 9L))));

    assertThat(ends).containsExactly("other COMPLETED");
  }

  @Test
  void run_reportsTheSameInAPackAndAlone() {
    List<TrialReport> reports = new ArrayList<>();
    TrialSpec spec = spec(Map.of("dropout", 0.3));
    runner().run(List.of(attempt("before", Map.of("hidden", 50L)), made(spec, reports::add)));

    assertThat(reports).containsExactly(runner().run(spec, measurement -> Verdict.CONTINUE));
  }

  @Test
  void key_isSharedByWhatCanBePacked() {
    Optional<PackKey> key = PackKey.of(spec(Map.of("hidden", 100L)));

    assertThat(key).isPresent();
    assertThat(PackKey.of(spec(Map.of("hidden", 70L, "optimizer", "sgd", "dropout", 0.5))))
        .isEqualTo(key);
    assertThat(PackKey.of(spec(Map.of("batch_size", 32L)))).isPresent().isNotEqualTo(key);
    assertThat(PackKey.of(spec(Map.of("layers", 2L)))).isPresent().isNotEqualTo(key);
    assertThat(PackKey.of(spec(Map.of("batch_norm", true)))).isEmpty();
    assertThat(PackKey.of(spec(Map.of("activation", "prelu")))).isEqualTo(key);
    assertThat(PackKey.of(spec(Map.of("hidden", 4000L)))).isEmpty();
    assertThat(PackKey.of(spec(Map.of("hidden", "many")))).isEmpty();
    assertThat(key.orElseThrow().lanes()).isGreaterThan(1);
  }

  private TrialRunner runner() {
    return new TrialRunner(
        new DataFolders(Optional.empty(), home), UserCode.none(), Clock.systemUTC());
  }

  private TrialAttempt attempt(String name, Map<String, Object> parameters) {
    return made(
        spec(parameters),
        report -> ends.add(name + (report.end() instanceof Completed ? " COMPLETED" : " FAILED")));
  }

  private static TrialAttempt made(TrialSpec spec, Consumer<TrialReport> ended) {
    return new TrialAttempt() {
      private int measurements;

      @Override
      public TrialSpec spec() {
        return spec;
      }

      @Override
      public Verdict measured(Measurement measurement) {
        measurements++;
        return Verdict.CONTINUE;
      }

      @Override
      public void ended(TrialEnd end, Map<String, Double> results, String kernels) {
        ended.accept(new TrialReport(end, measurements, results).withKernels(kernels));
      }
    };
  }

  private static TrialSpec spec(Map<String, Object> parameters) {
    return Trials.digits(Budget.steps(3), parameters);
  }
}
