package dev.sweepline.driver.spark.executor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkEnv;

/**
 * A registry of what this JVM trains with, one runtime for each driver's endpoint. Spark makes
 * tasks of bytes, so slots can only meet in static fields. A runtime starts with its first slot and
 * closes a while after its last, since nobody tells an executor that a sweep is over. Thread-safe.
 */
public final class ExecutorRuntimes {
  private static final long IDLE_SECONDS = 30;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS);
  private static final Map<String, Guests> OPEN = new HashMap<>();

  static {
    // What programs it has started end with this process.
    Runtime.getRuntime().addShutdownHook(new Thread(ExecutorRuntimes::closeAll, "sweepline-end"));
  }

  private ExecutorRuntimes() {}

  /**
   * Runs a slot on the calling task's thread until the driver has nothing for it.
   *
   * @param endpoint the name under which the driver listens
   */
  public static void work(String endpoint, String slot) {
    Guests guests = enter(endpoint);
    try {
      guests.runtime.work(slot);
    } finally {
      leave(endpoint, guests);
    }
  }

  /** Closes the runtime of a driver that is in this JVM and has no slot at work. */
  public static void close(String endpoint) {
    Optional<Guests> there;
    synchronized (OPEN) {
      there = Optional.ofNullable(OPEN.remove(endpoint));
    }
    there.ifPresent(guests -> guests.runtime.close());
  }

  private static Guests enter(String endpoint) {
    synchronized (OPEN) {
      Guests guests =
          OPEN.computeIfAbsent(
              endpoint, name -> new Guests(ExecutorRuntime.start(name, SparkEnv.get())));
      guests.present++;
      guests.visits++;
      return guests;
    }
  }

  private static void leave(String endpoint, Guests guests) {
    synchronized (OPEN) {
      guests.present--;
      long then = guests.visits;
      if (guests.present == 0) {
        LATER.execute(() -> closeIdle(endpoint, guests, then));
      }
    }
  }

  private static void closeIdle(String endpoint, Guests guests, long then) {
    synchronized (OPEN) {
      if (guests.visits != then || !OPEN.remove(endpoint, guests)) {
        return;
      }
    }
    guests.runtime.close();
  }

  private static void closeAll() {
    synchronized (OPEN) {
      OPEN.values().forEach(guests -> guests.runtime.close());
      OPEN.clear();
    }
  }

  /** A runtime and the slots that are in it. */
  private static final class Guests {
    private final ExecutorRuntime runtime;
    private int present;
    private long visits;

    Guests(ExecutorRuntime runtime) {
      this.runtime = runtime;
    }
  }
}
