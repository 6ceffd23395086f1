package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.refit.SparkRefit;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.device.DeviceCheck;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Spark of a session's own. On this machine it may start before it is needed, beside whatever else
 * a command starts, and it stops beside what else is closed. Thread-safe.
 */
public final class OwnSpark implements AutoCloseable {
  private Optional<CompletableFuture<JavaSparkContext>> context = Optional.empty();
  private Optional<CompletableFuture<Void>> end = Optional.empty();

  /** One that has not begun to start. */
  public OwnSpark() {}

  /**
   * Says before anything is begun whether a sweep could run in one.
   *
   * @throws UserException with the line to show
   */
  static void check(SlotRequest wanted) {
    SparkSetup.checkOpens(
        name -> Object.class.getModule().isOpen(name, OwnSpark.class.getModule()));
    SparkSetup.checkMemory(Runtime.getRuntime().maxMemory());
    configured(wanted);
  }

  private static SparkConf configured(SlotRequest wanted) {
    SparkConf conf = new SparkConf();
    refuseDevice(conf);
    boolean local = SparkMaster.of(conf).isLocal();
    SlotResources resources = new SlotResources(wanted.resources());
    SparkSetup.apply(conf, local ? wanted.here() : wanted.onCluster(), resources);
    if (wanted.refits()) {
      SparkRefit.configure(conf);
    }
    return conf;
  }

  /** Refuses a device of this machine that no network can train on. */
  static void refuseDevice(SparkConf conf) {
    if (SparkMaster.of(conf).isLocal()) {
      DeviceCheck.refusal(Optional.empty())
          .ifPresent(
              why -> {
                throw new UserException(why);
              });
    }
  }

  /**
   * Begins to start it, unless {@code spark-submit} has chosen a cluster, which is asked for
   * nothing before a sweep is there.
   *
   * @return whether it has begun, and trials will train in this JVM
   * @throws UserException when a sweep could not run in it
   */
  public synchronized boolean begin(SlotRequest wanted) {
    check(wanted);
    if (!SparkMaster.of(new SparkConf()).isOneProcess()) {
      return false;
    }
    CompletableFuture<JavaSparkContext> start = new CompletableFuture<>();
    context = Optional.of(start);
    run("sweepline-spark", () -> start(wanted, start));
    return true;
  }

  private static void start(SlotRequest wanted, CompletableFuture<JavaSparkContext> start) {
    try {
      start.complete(new JavaSparkContext(configured(wanted)));
    } catch (RuntimeException | Error e) {
      start.completeExceptionally(e);
    }
  }

  /** Waits for it, or starts it now. */
  synchronized JavaSparkContext get(SlotRequest wanted) {
    if (context.isEmpty()) {
      CompletableFuture<JavaSparkContext> start = new CompletableFuture<>();
      context = Optional.of(start);
      start(wanted, start);
    }
    try {
      return context.get().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw e;
    }
  }

  /** Begins to stop it; no trial runs in it any more. */
  synchronized void stop() {
    if (context.isPresent() && end.isEmpty()) {
      CompletableFuture<JavaSparkContext> started = context.get();
      CompletableFuture<Void> stopped = new CompletableFuture<>();
      end = Optional.of(stopped);
      run(
          "sweepline-spark-end",
          () -> {
            try {
              started.thenAccept(JavaSparkContext::close).exceptionally(e -> null).join();
            } finally {
              stopped.complete(null);
            }
          });
    }
  }

  /** Returns once it has stopped. */
  @Override
  public void close() {
    stop();
    stopped().ifPresent(CompletableFuture::join);
  }

  private synchronized Optional<CompletableFuture<Void>> stopped() {
    return end;
  }

  private static void run(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
