package dev.sweepline.driver.loop;

import dev.sweepline.driver.concurrent.Mailbox;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The mailbox of one running sweep: slots, log, clock and user send their messages here, and one
 * thread, the owner of the sweep's state, handles them in order. Thread-safe; only the slots'
 * questions wait, for the owner's answer.
 */
public final class SweepLoop {
  private final LoopParts parts;
  private final Mailbox mailbox;
  private final SweepOwner owner;
  private final StallNotice stall = new StallNotice();

  /**
   * A loop that has not begun.
   *
   * @param thread runs one thing at a time, and nothing that waits: the owner
   */
  public SweepLoop(LoopParts parts, Executor thread) {
    this.parts = parts;
    this.mailbox = new Mailbox(thread);
    this.owner = new SweepOwner(parts, this::acknowledged);
  }

  /** Starts the slots. The result completes when the sweep's end is in the log. */
  public CompletableFuture<EndedSweep> start() {
    parts.journal().onFailure(this::fail);
    parts.backend().open(coordinator());
    parts.backend().wake();
    return owner.done();
  }

  /** Once a second or so: shows that the driver lives. */
  public void tick() {
    tell(SweepOwner::tick);
  }

  /** Hands out nothing more and leaves the sweep as it stands, to be resumed. */
  public void interrupt(String note) {
    tell(sweep -> sweep.interrupt(note));
  }

  /** Ends a trial as cancelled: at its next minibatch, or as soon as it would start. */
  public void stop(int trial) {
    tell(sweep -> sweep.stop(trial));
  }

  /** Writes nothing any more: the log is broken, or the sweep is another's. */
  public void fail(Exception reason) {
    tell(sweep -> sweep.fail(reason));
  }

  /**
   * Looks at the history between two messages.
   *
   * @param view runs on the owner's thread: waits for nothing, and returns nothing that changes
   */
  public <T> CompletableFuture<T> look(Function<SweepHistory, T> view) {
    return mailbox.ask(() -> view.apply(owner.history()));
  }

  /** Why slots cannot go on, in one line for the user; empty while they can. */
  public Optional<String> stalled() {
    return stall.current(parts.journal().now()).or(parts.backend()::stalled);
  }

  private void acknowledged(SweepEvent event) {
    tell(sweep -> sweep.acknowledged(event));
  }

  /** A handler that throws has left the state half changed: the sweep cannot go on from there. */
  private void tell(Consumer<SweepOwner> message) {
    mailbox.tell(
        () -> {
          try {
            message.accept(owner);
          } catch (RuntimeException | Error e) {
            owner.fail(e);
          }
        });
  }

  private <T> T ask(Function<SweepOwner, T> question) {
    return mailbox.call(() -> question.apply(owner));
  }

  /** Where the slots ask and report. */
  TrialCoordinator coordinator() {
    return new TrialCoordinator() {
      @Override
      public List<TrialSpec> next(String slot) {
        return ask(
            sweep -> {
              try {
                return sweep.next(slot);
              } catch (RuntimeException e) {
                sweep.fail(e);
                return List.of();
              }
            });
      }

      @Override
      public Verdict measured(TrialMeasured event) {
        return ask(sweep -> sweep.measured(event));
      }

      @Override
      public Verdict alive(TrialId id, int attempt, long step) {
        return ask(sweep -> sweep.verdict(id, attempt));
      }

      @Override
      public void waits(String slot, String why) {
        stall.heard(why, parts.journal().now());
      }

      @Override
      public void closed(String why) {
        interrupt(why);
      }

      @Override
      public boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
        return ask(sweep -> sweep.keeps(id, attempt, results));
      }

      @Override
      public void ended(TrialId id, int attempt, TrialReport report) {
        tell(sweep -> sweep.ended(id, attempt, report));
      }
    };
  }
}
