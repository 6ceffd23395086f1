package dev.sweepline.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.worker.slot.TrialWatchdog.Overrun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialWatchdogTest {
  private static final long SECOND = 1_000_000_000L;

  private final TrialWatchdog watch =
      new TrialWatchdog(
          Specs.limited(0, Duration.ofSeconds(10), Duration.ofSeconds(3)), 5 * SECOND);

  private Optional<Overrun> look(long now) {
    return new PackWatchdog(List.of(watch)).look(now);
  }

  @Test
  void look_findsATrialHungThatDoesNothingForTooLong() {
    assertThat(look(6 * SECOND)).isEmpty();
    assertThat(look(7 * SECOND)).isEmpty();
    assertThat(look(8 * SECOND))
        .contains(new Overrun(FailureKind.HUNG, "no minibatch finished for 3 s"));
    assertThat(watch.giveUp()).isTrue();
    assertThat(look(9 * SECOND)).isEmpty();
    assertThat(watch.end()).isFalse();
    assertThat(watch.enter()).isFalse();
  }

  @Test
  void look_letsATrialRunUntilItsTimeIsUp() {
    for (int second = 1; second < 10; second++) {
      watch.heartbeat().beat();
      assertThat(look((5 + second) * SECOND)).isEmpty();
    }
    watch.heartbeat().beat();
    assertThat(look(15 * SECOND)).contains(new Overrun(FailureKind.TIMEOUT, "not done after 10 s"));
  }

  @Test
  void look_countsNoTimeInWhichTheTrialWaitsForUs() {
    assertThat(watch.enter()).isTrue();
    for (int second = 1; second < 60; second++) {
      assertThat(look((5 + second) * SECOND)).isEmpty();
    }
    watch.leave();
    assertThat(look(66 * SECOND)).isEmpty();
    assertThat(watch.end()).isTrue();
  }

  /** As after SIGSTOP, or on a laptop that slept. */
  @Test
  void look_doesNotBlameATrialForAJvmThatStoodStill() {
    assertThat(look(6 * SECOND)).isEmpty();
    watch.heartbeat().beat();
    assertThat(look(1_000 * SECOND)).isEmpty();
    assertThat(look(2_000 * SECOND)).isEmpty();
    assertThat(look(3_000 * SECOND)).isPresent();
  }

  @Test
  void giveUp_failsOnceTheTrialHasEnded() {
    assertThat(watch.end()).isTrue();
    assertThat(watch.giveUp()).isFalse();
    assertThat(watch.isOver()).isTrue();
    assertThat(look(1_000 * SECOND)).isEmpty();
  }

  @Test
  void spans_areShownAsPeopleReadThem() {
    assertThat(DurationText.show(Duration.ofMinutes(15))).isEqualTo("15 min");
    assertThat(DurationText.show(Duration.ofMinutes(90))).isEqualTo("1 h 30 min");
    assertThat(DurationText.show(Duration.ofMillis(200))).isEqualTo("200 ms");
  }
}
