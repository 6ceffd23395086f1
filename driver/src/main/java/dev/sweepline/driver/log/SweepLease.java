package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.text.UserException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A lease on a sweep, by which a process becomes its driver. For one thread. It writes that it
 * takes the sweep and reads the log up to that line: what stands before is the sweep's past, what
 * another driver writes after counts no more. Of two that try at once, the first in the log has it
 * and the other hears so.
 */
public final class SweepLease {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a driver that is asked to stop gets, before the sweep is taken from it as it is. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final EventLog log;
  private final SweepLogFollower follower;
  private final DriverId self;
  private final InstantSource clock;

  /**
   * A lease about to be made.
   *
   * @param self this process
   */
  public SweepLease(EventLog log, SweepLogFollower follower, DriverId self, InstantSource clock) {
    this.log = log;
    this.follower = follower;
    this.self = self;
    this.clock = clock;
  }

  /** Submits a sweep and takes it. */
  public SweepHistory submit(SweepSubmitted submitted) {
    log.append(submitted, () -> {});
    return take();
  }

  /**
   * Takes a sweep that the log knows.
   *
   * @throws UserException when another driver took it at the same moment
   * @throws IllegalStateException when the broker does not answer
   */
  public SweepHistory take() {
    return take(Duration.ZERO);
  }

  /**
   * The same where another driver is at work: it is asked to stop and gets a moment to do so, that
   * its last word may stand before the line by which it loses the sweep.
   */
  public SweepHistory takeOver() {
    return take(GRACE);
  }

  private SweepHistory take(Duration grace) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    log.onFailure(failure::set);
    Fold fold = new Fold();
    follower.readToEnd(fold::apply);
    long deadline = clock.millis() + PATIENCE.toMillis();
    while (fold.history == null) {
      await(fold, deadline, failure);
    }
    SweepHistory history = fold.history;
    if (!grace.isZero()) {
      askToStop(history.id());
      long end = clock.millis() + grace.toMillis();
      while (history.state() == SweepState.RUNNING && clock.millis() < end) {
        await(fold, deadline, failure);
      }
    }
    int driver = history.driver() + 1;
    log.append(new SweepTaken(history.id(), driver, clock.millis(), self), () -> {});
    while (history.driver() < driver) {
      await(fold, deadline, failure);
    }
    DriverId holder = history.holder().orElseThrow();
    if (!holder.equals(self)) {
      throw new UserException(history.id() + " was taken at the same moment by " + holder);
    }
    return history;
  }

  private void askToStop(String sweep) {
    String why = "taken over by " + self;
    log.append(new StopRequested(sweep, clock.millis(), OptionalInt.empty(), why), () -> {});
  }

  private void await(Fold fold, long deadline, AtomicReference<Exception> failure) {
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get().getMessage(), failure.get());
    }
    if (clock.millis() > deadline) {
      throw new IllegalStateException("the broker does not answer");
    }
    follower.poll(fold::apply);
  }

  private static final class Fold {
    private SweepHistory history;

    void apply(SweepEvent event) {
      if (history == null && event instanceof SweepSubmitted submitted) {
        history = new SweepHistory(submitted);
      } else if (history != null) {
        history.apply(event);
      }
    }
  }
}
