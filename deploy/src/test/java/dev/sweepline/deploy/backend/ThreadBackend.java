package dev.sweepline.deploy.backend;

import dev.sweepline.driver.backend.SlotPool;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.worker.slot.MetricSink;
import dev.sweepline.worker.slot.SlotSupervisor;
import dev.sweepline.worker.slot.SlotTiming;
import dev.sweepline.worker.slot.TrialCoordinator;
import dev.sweepline.worker.slot.TrialExecutor;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Slots as threads of this JVM: for tests, simulations and no-op measurements. */
public final class ThreadBackend implements TrialBackend {
  private static final long GRACE_MILLIS = 5_000;

  private final int slots;
  private final TrialExecutor trials;
  private final MetricSink sink;
  private final InstantSource clock;
  private final ExecutorService threads;
  private final SlotPool pool;
  private SlotSupervisor loop;

  /**
   * A backend that owns its threads and its sink.
   *
   * @param slots how many trials run at once
   */
  public ThreadBackend(int slots, TrialExecutor trials, MetricSink sink, InstantSource clock) {
    this.slots = slots;
    this.trials = trials;
    this.sink = sink;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(slots);
    this.pool = new SlotPool(slots, slot -> threads.execute(() -> run(slot)));
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public void open(TrialCoordinator coordinator) {
    loop = new SlotSupervisor(coordinator, trials, sink, SlotTiming.system(clock), false);
  }

  @Override
  public void wake() {
    pool.wake();
  }

  private void run(int slot) {
    try {
      loop.run("thread/" + slot);
    } finally {
      pool.finished(slot);
    }
  }

  @Override
  public void close() {
    try {
      if (!pool.close(GRACE_MILLIS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
    sink.close();
  }
}
