package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.SweepEvent;
import java.util.function.Consumer;

/** A source of a sweep's events in the order of its log. For one thread. */
public interface EventSource extends AutoCloseable {
  /** Hands over the next events, after a short wait where there are none. */
  void poll(Consumer<SweepEvent> reader);

  @Override
  void close();
}
