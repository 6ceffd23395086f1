package dev.sweepline.driver.demo;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.worker.kafka.EventProducer;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A writer of a made-up sweep into the log, as fast as the log takes it or at a rate. Closing it
 * from another thread ends the sweep where it is. Thread-safe.
 */
public final class DemoWriter implements AutoCloseable {
  private static final int MOST_UNDER_WAY = 20_000;
  private static final long MILLIS_A_SECOND = 1000;

  private final DemoSweep sweep;
  private final EventProducer log;
  private final Clock clock;
  private final OptionalInt rate;
  private final Runnable writing;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch written = new CountDownLatch(1);

  /**
   * A writer that has written nothing yet.
   *
   * @param rate events a second; empty for as many as there can be
   * @param writing hears before each event
   */
  public DemoWriter(
      DemoSweep sweep, EventProducer log, Clock clock, OptionalInt rate, Runnable writing) {
    this.sweep = sweep;
    this.log = log;
    this.clock = clock;
    this.rate = rate;
    this.writing = writing;
  }

  /**
   * Writes all of it and returns once the log has acknowledged it.
   *
   * @return how many events
   * @throws IllegalStateException when the log did not take one
   */
  public long write() throws InterruptedException {
    try {
      long start = clock.millis();
      long count = 0;
      while (sweep.hasNext() && !stops(start, count)) {
        send(sweep.next());
        count++;
      }
      send(sweep.end(clock.millis()));
      underWay.acquire(MOST_UNDER_WAY);
      check();
      return count + 1;
    } finally {
      written.countDown();
    }
  }

  /** Waits for the moment of an event; true when there is to be no other. */
  private boolean stops(long start, long count) throws InterruptedException {
    long wait = 0;
    if (rate.isPresent()) {
      wait = start + count * MILLIS_A_SECOND / rate.getAsInt() - clock.millis();
    }
    return wait > 0 ? stopping.await(wait, TimeUnit.MILLISECONDS) : stopping.getCount() == 0;
  }

  private void send(SweepEvent event) throws InterruptedException {
    underWay.acquire();
    check();
    writing.run();
    var unused =
        log.send(event)
            .whenComplete(
                (done, problem) -> {
                  if (problem != null) {
                    failure.compareAndSet(null, problem);
                  }
                  underWay.release();
                });
  }

  private void check() {
    Throwable problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException("the log did not take an event: " + problem, problem);
    }
  }

  /** Ends the sweep where it is, and waits until the log knows. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      written.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.close();
  }
}
