package dev.sweepline.worker.slot;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out trials in order and remembers what it hears. Thread-safe. */
final class QueueCoordinator implements TrialCoordinator {
  private final Queue<TrialSpec> pending = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final Map<Integer, TrialReport> reports = new ConcurrentHashMap<>();
  private volatile Verdict alive = Verdict.CONTINUE;
  private volatile boolean deaf;
  private int together = 1;

  QueueCoordinator(TrialSpec... specs) {
    pending.addAll(List.of(specs));
  }

  /** Hands out so many at once. */
  QueueCoordinator together(int trials) {
    together = trials;
    return this;
  }

  /** What it says from now on to a trial that is alive. */
  void answerAlive(Verdict verdict) {
    alive = verdict;
  }

  /** From now on it does not answer measurements. */
  void goDeaf() {
    deaf = true;
  }

  /** Ends by trial. */
  Map<Integer, TrialReport> reports() {
    return reports;
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public synchronized List<TrialSpec> next(String slot) {
    List<TrialSpec> next = new ArrayList<>();
    while (next.size() < together && !pending.isEmpty()) {
      next.add(pending.remove());
    }
    return next;
  }

  @Override
  public synchronized Verdict measured(TrialMeasured event) {
    if (deaf) {
      throw new IllegalStateException("no answer");
    }
    heard.add("measured " + event.id().trial());
    return Verdict.CONTINUE;
  }

  @Override
  public Verdict alive(TrialId id, int attempt, long step) {
    return alive;
  }

  @Override
  public synchronized boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    heard.add("keeps " + id.trial());
    return true;
  }

  @Override
  public synchronized void ended(TrialId id, int attempt, TrialReport report) {
    heard.add("ended " + id.trial());
    reports.put(id.trial(), report);
  }
}
