package dev.sweepline.worker.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GpuWatchTest {
  private long usedMiB = 300;
  private int asked;
  private Instant now = Instant.EPOCH;
  private final GpuWatch watch = new GpuWatch(this::query, () -> now, 100);

  @Test
  void metrics_areAskedForOnlyNowAndThen() {
    assertThat(watch.metrics("0"))
        .isEqualTo(Map.of(GpuWatch.MEMORY, 300.0, GpuWatch.UTILIZATION, 0.5));
    usedMiB = 400;
    assertThat(watch.metrics("0")).containsEntry(GpuWatch.MEMORY, 300.0);
    assertThat(asked).isEqualTo(1);
    now = now.plusSeconds(6);
    assertThat(watch.metrics("0")).containsEntry(GpuWatch.MEMORY, 400.0);
    assertThat(watch.metrics("7")).isEmpty();
  }

  @Test
  void end_findsMemoryThatStays() {
    assertThat(trial(300)).isEmpty();
    assertThat(trial(400)).isEmpty();
    assertThat(trial(401))
        .contains("gpu 0 has 101 MiB more in use after 3 trials than after the first");
  }

  @Test
  void end_blamesNobodyWhileAnotherTrialRunsOnTheDevice() {
    assertThat(trial(300)).isEmpty();
    watch.begin("0");
    assertThat(trial(9_000)).isEmpty();
  }

  private Optional<String> trial(long usedAfterwards) {
    watch.begin("0");
    usedMiB = usedAfterwards;
    return watch.end("0");
  }

  private List<Gpu> query() {
    asked++;
    return List.of(new Gpu(0, "a card", "8.0", "525", 80_000, usedMiB, OptionalInt.of(50)));
  }
}
