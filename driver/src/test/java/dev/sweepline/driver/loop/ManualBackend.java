package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.worker.slot.TrialCoordinator;

/** A backend whose only slot is the test. */
final class ManualBackend implements TrialBackend {
  int wakeUps;

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void open(TrialCoordinator desk) {}

  @Override
  public void wake() {
    wakeUps++;
  }

  @Override
  public void close() {}
}
