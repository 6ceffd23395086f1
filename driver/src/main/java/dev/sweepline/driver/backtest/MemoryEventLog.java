package dev.sweepline.driver.backtest;

import dev.sweepline.driver.log.EventLog;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log that keeps the trials' ends and acknowledges at once. For one thread. */
final class MemoryEventLog implements EventLog {
  private final List<TrialEnded> ends = new ArrayList<>();

  @Override
  public void onFailure(Consumer<Exception> listener) {}

  @Override
  public void append(SweepEvent event, Runnable acknowledged) {
    if (event instanceof TrialEnded end) {
      ends.add(end);
    }
    acknowledged.run();
  }

  /** In the order in which trials ended. */
  List<TrialEnded> ends() {
    return ends;
  }

  @Override
  public void close() {}
}
