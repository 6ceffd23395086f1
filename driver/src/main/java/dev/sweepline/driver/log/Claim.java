package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.Holder;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.history.SweepHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes a process the driver of a sweep. It writes that it takes the sweep and reads the log up to
 * that line: what stands before is the sweep's past, what another driver writes after counts no
 * more. Of two that try at once, the first in the log has it and the other hears so.
 */
public final class Claim {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventLog log;
  private final SweepTail tail;
  private final Holder claimant;
  private final InstantSource clock;

  /**
   * A claim about to be made.
   *
   * @param claimant this process
   */
  public Claim(EventLog log, SweepTail tail, Holder claimant, InstantSource clock) {
    this.log = log;
    this.tail = tail;
    this.claimant = claimant;
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
   * @throws IllegalArgumentException when another driver took it at the same moment
   * @throws IllegalStateException when the broker does not answer
   */
  public SweepHistory take() {
    AtomicReference<Exception> failure = new AtomicReference<>();
    log.onFailure(failure::set);
    Fold fold = new Fold();
    tail.readToEnd(fold::apply);
    long deadline = clock.millis() + PATIENCE.toMillis();
    while (fold.history == null) {
      await(fold, deadline, failure);
    }
    SweepHistory history = fold.history;
    int driver = history.driver() + 1;
    log.append(new SweepTaken(history.id(), driver, clock.millis(), claimant), () -> {});
    while (history.driver() < driver) {
      await(fold, deadline, failure);
    }
    Holder holder = history.holder().orElseThrow();
    if (!holder.equals(claimant)) {
      throw new IllegalArgumentException(
          history.id() + " was taken at the same moment by " + holder);
    }
    return history;
  }

  private void await(Fold fold, long deadline, AtomicReference<Exception> failure) {
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get().getMessage(), failure.get());
    }
    if (clock.millis() > deadline) {
      throw new IllegalStateException("the broker does not answer");
    }
    tail.poll(fold::apply);
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
