package dev.sweepline.deploy.backend;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Hands out given trials and remembers what slots say. Thread-safe. */
final class RecordingDesk implements TrialCoordinator {
  private final Queue<TrialSpec> pending = new ArrayDeque<>();
  private final Map<Integer, List<TrialMeasured>> measured = new TreeMap<>();
  private final Map<Integer, TrialReport> ended = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private Function<TrialMeasured, Verdict> verdict = event -> Verdict.CONTINUE;
  private int running;
  private int mostRunning;

  synchronized void offer(int trial, int epochs, Map<String, Object> parameters) {
    pending.add(
        TestSpecs.spec(new TrialId("contract", trial))
            .parameters(parameters)
            .seed(1)
            .budget(Budget.epochs(epochs))
            .build());
  }

  synchronized void answer(Function<TrialMeasured, Verdict> answer) {
    verdict = answer;
  }

  @Override
  public synchronized List<TrialSpec> next(String slot) {
    TrialSpec spec = pending.poll();
    if (spec == null) {
      return List.of();
    }
    running++;
    mostRunning = Math.max(mostRunning, running);
    return List.of(spec);
  }

  @Override
  public synchronized Verdict measured(TrialMeasured event) {
    if (ended.containsKey(event.id().trial())) {
      faults.add("measured after its end: " + event);
    }
    measured.computeIfAbsent(event.id().trial(), t -> new ArrayList<>()).add(event);
    notifyAll();
    return verdict.apply(event);
  }

  @Override
  public synchronized void ended(TrialId id, int attempt, TrialReport report) {
    running--;
    if (ended.put(id.trial(), report) != null) {
      faults.add("ended twice: " + id);
    }
    notifyAll();
  }

  /** Waits until so many trials have ended; their reports by trial. */
  synchronized Map<Integer, TrialReport> awaitEnds(int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (ended.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("only " + ended.size() + " of " + count + " trials ended");
      }
      wait(left);
    }
    return new TreeMap<>(ended);
  }

  /** Waits until a trial has measured something. */
  synchronized void awaitMeasurement(int trial) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!measured.containsKey(trial)) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("trial " + trial + " measured nothing");
      }
      wait(left);
    }
  }

  synchronized List<TrialMeasured> measurements(int trial) {
    return List.copyOf(measured.getOrDefault(trial, List.of()));
  }

  synchronized int mostRunning() {
    return mostRunning;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized int endedCount() {
    return ended.size();
  }
}
