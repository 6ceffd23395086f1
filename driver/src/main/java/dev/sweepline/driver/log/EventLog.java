package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.SweepEvent;
import java.util.function.Consumer;

/** The log of events that a driver writes, in order. Thread-safe; nothing here waits but close. */
public interface EventLog extends AutoCloseable {
  /** Who hears that an event could not be written; the log is of no use from then on. */
  void onFailure(Consumer<Exception> listener);

  /**
   * Appends an event.
   *
   * @param acknowledged runs once the event is durable, on any thread
   */
  void append(SweepEvent event, Runnable acknowledged);

  /** Waits until everything appended is durable, or cannot be. */
  @Override
  void close();
}
