package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.worker.slot.TrialCoordinator;

/** A backend whose slots the test plays; one where it does not say. */
final class ManualBackend implements TrialBackend {
  int slots = 1;
  int wakeUps;

  @Override
  public int slots() {
    return slots;
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
