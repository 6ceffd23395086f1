package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.log.TrialLog;
import dev.sweepline.worker.slot.TrialWatchdog.Overrun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supervisor of a JVM's slots: one thread asks, trains and reports until there is nothing to
 * do, and the slot's own watches it. A trial that takes too long is given up; where its thread does
 * not end, the slot goes on with another. Thread-safe: all slots of a JVM share one.
 */
public final class SlotSupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(SlotSupervisor.class);

  private final TrialCoordinator coordinator;
  private final TrialExecutor trials;
  private final MetricSink sink;
  private final SlotTiming timing;
  private final boolean replaced;
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicBoolean outworn = new AtomicBoolean();

  /**
   * A supervisor of no slot yet.
   *
   * @param replaced whether this JVM is replaced by another once a thread had to be abandoned in
   *     it; no trial starts in it then
   */
  public SlotSupervisor(
      TrialCoordinator coordinator,
      TrialExecutor trials,
      MetricSink sink,
      SlotTiming timing,
      boolean replaced) {
    this.coordinator = coordinator;
    this.trials = trials;
    this.sink = sink;
    this.timing = timing;
    this.replaced = replaced;
  }

  /**
   * Runs trials until the coordinator has none for this slot, or this JVM is to be replaced. Throws
   * nothing, and reports nothing of a trial in flight when the calling thread is interrupted.
   */
  public void run(String slot) {
    boolean more = true;
    while (more && !isSpent()) {
      SlotWorker worker = new SlotWorker(slot, coordinator, trials, sink, timing, this::isSpent);
      // Its class loader is the caller's, which is Spark's for the user's classes.
      Thread thread = new Thread(worker, "trial-" + slot);
      thread.setDaemon(true);
      thread.start();
      try {
        more = watch(slot, worker, thread);
      } catch (InterruptedException e) {
        leave(worker, thread);
        more = false;
      }
    }
  }

  /** Threads that did not end when their trial was given up. */
  public int abandoned() {
    return abandoned.get();
  }

  /** Lets no trial begin any more, so that another JVM takes this one's place, where one does. */
  public void replace(String why) {
    if (!outworn.getAndSet(true)) {
      LOG.warn("{}; {}", why, replaced ? "this JVM makes room for a new one" : "it stays");
    }
  }

  /** Whether this JVM is to be replaced. */
  public boolean isSpent() {
    return replaced && (abandoned.get() > 0 || outworn.get());
  }

  /** Whether the slot needs another thread; otherwise there was nothing more to do. */
  private boolean watch(String slot, SlotWorker worker, Thread thread) throws InterruptedException {
    while (true) {
      thread.join(timing.tick().toMillis());
      if (!thread.isAlive()) {
        return false;
      }
      PackWatchdog pack = worker.current();
      Optional<Overrun> overrun = pack.look(timing.nanos().getAsLong());
      List<TrialWatchdog> lost = overrun.isPresent() ? pack.giveUp() : List.of();
      if (!lost.isEmpty()) {
        giveUp(lost, overrun.get(), worker, thread);
        return true;
      }
      pack.running().forEach(this::tellAlive);
      sink.stalled().ifPresent(why -> tellWaiting(slot, why));
    }
  }

  private void tellAlive(TrialWatchdog watch) {
    TrialSpec spec = watch.spec();
    try {
      Verdict verdict = coordinator.alive(spec.id(), spec.attempt(), watch.heartbeat().beats());
      if (verdict != Verdict.CONTINUE) {
        watch.heartbeat().stop();
      }
    } catch (RuntimeException e) {
      LOG.warn("cannot say that trial {} is alive: {}", spec.id(), e.toString());
    }
  }

  private void tellWaiting(String slot, String why) {
    try {
      coordinator.waits(slot, why);
    } catch (RuntimeException e) {
      LOG.warn("cannot say that {} waits: {}", slot, e.toString());
    }
  }

  private void giveUp(List<TrialWatchdog> trials, Overrun overrun, SlotWorker worker, Thread thread)
      throws InterruptedException {
    String stack = stack(thread);
    List<String> log = TrialLog.lines(thread);
    thread.interrupt();
    thread.join(timing.grace().toMillis());
    if (thread.isAlive()) {
      LOG.warn(
          "{} of {}; its thread does not end, {} abandoned in this JVM",
          overrun.reason(),
          named(trials),
          abandoned.incrementAndGet());
    }
    List<Future<?>> reports = new ArrayList<>();
    for (TrialWatchdog trial : trials) {
      Failed failed = new Failed(overrun.kind(), overrun.reason(), stack);
      TrialReport report = new TrialReport(failed, trial.sent(), Map.of(), log, "");
      reports.add(worker.reporter().report(trial.spec(), report));
    }
    try {
      reports.forEach(ReportSender::await);
    } catch (RuntimeException e) {
      // Whoever runs the slot finds the trials still in its hands.
      LOG.warn("cannot report all of {}", named(trials), e);
    }
  }

  private static List<TrialId> named(List<TrialWatchdog> trials) {
    return trials.stream().map(trial -> trial.spec().id()).toList();
  }

  private static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(frame -> "\tat " + frame)
        .collect(Collectors.joining("\n", thread.getName() + "\n", "\n"));
  }

  /** The backend closes: the trial ends unheard. */
  private void leave(SlotWorker worker, Thread thread) {
    worker.current().giveUp();
    worker.reporter().close();
    thread.interrupt();
    try {
      thread.join(timing.grace().toMillis());
    } catch (InterruptedException e) {
      LOG.debug("interrupted again", e);
    }
    Thread.currentThread().interrupt();
  }
}
