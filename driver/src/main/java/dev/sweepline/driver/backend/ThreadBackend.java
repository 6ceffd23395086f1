package dev.sweepline.driver.backend;

import dev.sweepline.worker.MetricSink;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Slots as threads of this JVM: for tests, simulations and no-op measurements. */
public final class ThreadBackend implements TrialBackend {
  private static final long GRACE_MILLIS = 5_000;

  private final int slots;
  private final Trials trials;
  private final MetricSink sink;
  private final InstantSource clock;
  private final ExecutorService threads;
  private final SlotPool pool;
  private SlotLoop loop;

  /**
   * A backend that owns its threads and its sink.
   *
   * @param slots how many trials run at once
   */
  public ThreadBackend(int slots, Trials trials, MetricSink sink, InstantSource clock) {
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
  public void open(Desk desk) {
    loop = new SlotLoop(desk, trials, sink, clock, false);
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
