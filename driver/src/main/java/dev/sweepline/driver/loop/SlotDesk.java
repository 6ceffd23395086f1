package dev.sweepline.driver.loop;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.List;
import java.util.Map;

/** Where a loop's slots ask and report, under the loop's monitor. */
final class SlotDesk implements TrialCoordinator {
  private final SweepLoop loop;
  private final RunningTrials running;
  private final StallNotice stall = new StallNotice();

  SlotDesk(SweepLoop loop, RunningTrials running) {
    this.loop = loop;
    this.running = running;
  }

  /** What slots say that keeps them from going on. */
  StallNotice stall() {
    return stall;
  }

  @Override
  public List<TrialSpec> next(String slot) {
    return loop.next(slot);
  }

  @Override
  public Verdict measured(TrialMeasured event) {
    synchronized (loop) {
      return running.measured(event);
    }
  }

  @Override
  public Verdict alive(TrialId id, int attempt, long step) {
    synchronized (loop) {
      return running.verdict(id, attempt);
    }
  }

  @Override
  public void waits(String slot, String why) {
    stall.heard(why, loop.now());
  }

  @Override
  public void closed(String why) {
    loop.interrupt(why);
  }

  @Override
  public boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    synchronized (loop) {
      return running.keeps(id, attempt, results);
    }
  }

  @Override
  public void ended(TrialId id, int attempt, TrialReport report) {
    loop.ended(id, attempt, report);
  }
}
