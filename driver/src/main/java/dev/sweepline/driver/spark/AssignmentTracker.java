package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.rpc.SlotName;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A record of which slot holds which trials, so that a slot's death is theirs. Thread-safe. */
final class AssignmentTracker implements TrialCoordinator {
  private final Map<HeldAttempt, String> slots = new ConcurrentHashMap<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile TrialCoordinator driver;

  private record HeldAttempt(TrialId id, int number) {}

  void open(TrialCoordinator coordinator) {
    driver = coordinator;
  }

  /** Whether no slot holds a trial. */
  boolean isEmpty() {
    return slots.isEmpty();
  }

  /** How many tasks of slots have died since one last asked for work. */
  int failuresInARow() {
    return failures.get();
  }

  /** A slot's task died. */
  void lost(String slot, Exception cause) {
    failures.incrementAndGet();
    lost(slot, "the executor was lost: " + cause.getMessage());
  }

  /** A slot's task has ended; trials whose ends it could not report are lost. */
  void left(String slot) {
    lost(slot, "its slot ended and could not say how the trial did");
  }

  private void lost(String slot, String reason) {
    Failed lost = new Failed(FailureKind.LOST, reason.lines().findFirst().orElse(""), reason);
    slots.forEach(
        (attempt, holder) -> {
          if (holder.equals(slot)) {
            ended(attempt.id(), attempt.number(), new TrialReport(lost, 0, Map.of()));
          }
        });
  }

  @Override
  public List<TrialSpec> next(String slot) {
    failures.set(0);
    // Spark itself starts a task again whose executor died.
    String holder = SlotName.slot(slot);
    lost(holder, "the executor was lost");
    List<TrialSpec> pack = driver.next(slot);
    pack.forEach(spec -> slots.put(new HeldAttempt(spec.id(), spec.attempt()), holder));
    return pack;
  }

  @Override
  public Verdict measured(TrialMeasured event) {
    return driver.measured(event);
  }

  @Override
  public Verdict alive(TrialId id, int attempt, long step) {
    return driver.alive(id, attempt, step);
  }

  @Override
  public void waits(String slot, String why) {
    driver.waits(slot, why);
  }

  @Override
  public void closed(String why) {
    driver.closed(why);
  }

  @Override
  public boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return driver.keeps(id, attempt, results);
  }

  @Override
  public void ended(TrialId id, int attempt, TrialReport report) {
    // Whoever takes it out of hand may tell: one end for each attempt, its own or its slot's.
    if (slots.remove(new HeldAttempt(id, attempt)) != null) {
      driver.ended(id, attempt, report);
    }
  }
}
