package dev.sweepline.driver.loop;

import dev.sweepline.driver.log.EventLog;
import dev.sweepline.sweep.event.SweepEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** A log in memory that acknowledges at once, when told to, or not at all. */
final class MemoryLog implements EventLog {
  private final List<SweepEvent> events = new ArrayList<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private Consumer<Exception> failure = e -> {};
  private boolean holding;

  static MemoryLog acknowledging() {
    return new MemoryLog();
  }

  static MemoryLog holding() {
    MemoryLog log = new MemoryLog();
    log.holding = true;
    return log;
  }

  @Override
  public void onFailure(Consumer<Exception> listener) {
    failure = listener;
  }

  @Override
  public void append(SweepEvent event, Runnable acknowledged) {
    boolean now;
    synchronized (this) {
      events.add(event);
      now = !holding;
      if (holding) {
        held.add(acknowledged);
      }
    }
    if (now) {
      acknowledged.run();
    }
  }

  /** Acknowledges everything held, in order. */
  void release() {
    List<Runnable> all;
    synchronized (this) {
      all = new ArrayList<>(held);
      held.clear();
    }
    all.forEach(Runnable::run);
  }

  void fail(Exception problem) {
    failure.accept(problem);
  }

  synchronized <T extends SweepEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {}
}
