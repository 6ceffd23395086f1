package dev.sweepline.dashboard.act;

import dev.sweepline.sweep.event.SweepEvent;
import java.util.concurrent.CompletionStage;

/** The log of what people do, which is that of the sweeps. Thread-safe. */
@FunctionalInterface
public interface ActLog {
  /**
   * Appends an event. May wait for the broker to be found.
   *
   * @return completes once the log has it; fails where it was given up, with a line for the user
   */
  CompletionStage<Void> append(SweepEvent event);
}
