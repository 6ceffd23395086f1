package dev.sweepline.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.slot.Trials.Recorder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedRunTest {
  @TempDir private Path home;

  private final List<String> ends = new ArrayList<>();

  @Test
  void run_endsEverySeatOnce() {
    List<PackedRun> seats =
        List.of(
            seat("wide", Map.of("hidden", 40L)),
            seat("normalised", Map.of("batch_norm", true)),
            seat("impossible", Map.of("hidden", 0L)),
            seat("narrow", Map.of("hidden", 4L)),
            seat("deep", Map.of("layers", 2L)));

    runner().run(seats);

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
    PackedRun deaf =
        new PackedRun(
            spec(Map.of()),
            new Recorder(),
            report -> {
              throw new IllegalStateException("gone");
            });

    runner().run(List.of(deaf, seat("other", Map.of("hidden", 9L))));

    assertThat(ends).containsExactly("other COMPLETED");
  }

  @Test
  void run_reportsTheSameInAPackAndAlone() {
    List<TrialReport> reports = new ArrayList<>();
    TrialSpec spec = spec(Map.of("dropout", 0.3));
    runner()
        .run(
            List.of(
                seat("before", Map.of("hidden", 50L)),
                new PackedRun(spec, measurement -> Verdict.CONTINUE, reports::add)));

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

  private PackedRun seat(String name, Map<String, Object> parameters) {
    return new PackedRun(
        spec(parameters),
        new Recorder(),
        report -> ends.add(name + (report.end() instanceof Completed ? " COMPLETED" : " FAILED")));
  }

  private static TrialSpec spec(Map<String, Object> parameters) {
    return Trials.digits(Budget.steps(3), parameters);
  }
}
