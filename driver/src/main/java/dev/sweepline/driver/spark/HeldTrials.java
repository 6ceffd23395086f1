package dev.sweepline.driver.spark;

import dev.sweepline.driver.backend.Desk;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which slot holds which trial, so that a slot's death is its trial's. Thread-safe. */
final class HeldTrials implements Desk {
  private final Map<String, TrialSpec> held = new ConcurrentHashMap<>();
  private volatile Desk desk;

  void open(Desk driver) {
    desk = driver;
  }

  /** Whether no slot holds a trial. */
  boolean isEmpty() {
    return held.isEmpty();
  }

  /** A slot's task died. */
  void lost(String slot, Exception cause) {
    lost(slot, "the executor was lost: " + cause.getMessage());
  }

  /** A slot's task has ended; a trial whose end it could not report is lost. */
  void left(String slot) {
    lost(slot, "its slot ended and could not say how the trial did");
  }

  private void lost(String slot, String reason) {
    TrialSpec spec = held.remove(slot);
    if (spec != null) {
      Failed lost = new Failed(FailureKind.LOST, reason.lines().findFirst().orElse(""), reason);
      desk.ended(spec.id(), spec.attempt(), new TrialReport(lost, 0, Map.of()));
    }
  }

  @Override
  public Optional<TrialSpec> next(String slot) {
    // Spark itself starts a task again whose executor died.
    lost(slot, "the executor was lost");
    Optional<TrialSpec> spec = desk.next(slot);
    spec.ifPresent(taken -> held.put(slot, taken));
    return spec;
  }

  @Override
  public Verdict measured(TrialMeasured event) {
    return desk.measured(event);
  }

  @Override
  public Verdict alive(TrialId id, int attempt, long step) {
    return desk.alive(id, attempt, step);
  }

  @Override
  public void waits(String slot, String why) {
    desk.waits(slot, why);
  }

  @Override
  public void closed(String why) {
    desk.closed(why);
  }

  @Override
  public boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return desk.keeps(id, attempt, results);
  }

  @Override
  public void ended(TrialId id, int attempt, TrialReport report) {
    // Whoever takes it out of hand may tell: one end for each attempt, its own or its slot's.
    if (held.values().removeIf(spec -> spec.id().equals(id) && spec.attempt() == attempt)) {
      desk.ended(id, attempt, report);
    }
  }
}
