package dev.sweepline.driver.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
  private final List<Integer> launched = new ArrayList<>();

  @Test
  void wake_launchesEveryIdleSlotOnce() {
    SlotPool pool = new SlotPool(2, launched::add);
    pool.wake();
    pool.wake();
    assertThat(launched).containsExactly(0, 1);
  }

  @Test
  void slotThatEndsAfterAWakeUp_startsAgain() {
    SlotPool pool = new SlotPool(1, launched::add);
    pool.wake();
    pool.wake();
    pool.finished(0);
    assertThat(launched).containsExactly(0, 0);
  }

  @Test
  void slotThatEndsWithoutAWakeUp_staysIdleUntilTheNext() {
    SlotPool pool = new SlotPool(1, launched::add);
    pool.wake();
    pool.finished(0);
    assertThat(launched).containsExactly(0);
    pool.wake();
    assertThat(launched).containsExactly(0, 0);
  }

  @Test
  void grow_launchesNewSlotsOnceThereWasAWakeUp() {
    SlotPool pool = new SlotPool(0, launched::add);
    pool.grow(1);
    assertThat(launched).isEmpty();
    pool.wake();
    pool.grow(3);
    pool.grow(2);
    assertThat(launched).containsExactly(0, 1, 2);
    assertThat(pool.slots()).isEqualTo(3);
  }

  @Test
  void closed_launchesNothingAndSaysWhetherAllEnded() throws InterruptedException {
    SlotPool pool = new SlotPool(2, launched::add);
    pool.wake();
    pool.finished(0);
    assertThat(pool.close(1)).isFalse();
    pool.finished(1);
    pool.wake();
    assertThat(launched).containsExactly(0, 1);
    assertThat(pool.close(1)).isTrue();
  }
}
