package dev.sweepline.driver.spark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.JavaConverters;

/**
 * A count of executors and their slots, as they come and go. Spark tells it on a thread of its own,
 * from before the first executor comes. Thread-safe.
 */
final class ExecutorTracker extends SparkListener {
  /** As Spark's own master has it. */
  private static final int MOST_STILLBORN = 10;

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorTracker.class);
  private static final String GPU = "gpu";

  /** As Spark's status has the driver among them. */
  private static final String DRIVER = "driver";

  private final SlotResources each;
  private final Map<String, Integer> executors = new HashMap<>();
  private IntConsumer onSlots = slots -> {};
  private Consumer<String> onEnd = why -> {};
  private final Set<String> ready = new HashSet<>();
  private final CompletableFuture<Integer> first = new CompletableFuture<>();
  private int stillborn;
  private int lost;
  private String lastLoss = "";
  private Optional<String> ended = Optional.empty();

  /**
   * No executors yet.
   *
   * @param each what a slot takes
   */
  ExecutorTracker(SlotResources each) {
    this.each = each;
  }

  /**
   * Listens to a Spark from now on, in which executors may have come before.
   *
   * @param spark not stopped
   */
  void join(SparkContext spark) {
    spark.addSparkListener(this);
    try {
      // An executor that comes now is told of twice, which does no harm; none is missed.
      spark.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      LOG.warn("Spark's listeners are behind: executors of the last seconds may be missed", e);
    }
    JavaConverters.seqAsJavaList(spark.statusStore().executorList(true)).stream()
        .filter(executor -> !executor.id().equals(DRIVER))
        .forEach(executor -> there(executor.id(), executor.totalCores(), executor.resources()));
  }

  /**
   * Tells from now on, beginning with how it stands.
   *
   * @param slots hears how many slots there are whenever an executor has come
   * @param end hears why Spark has ended the application, once, in one line
   */
  synchronized void follow(IntConsumer slots, Consumer<String> end) {
    onSlots = slots;
    onEnd = end;
    onSlots.accept(slots());
    ended.ifPresent(onEnd);
  }

  /** From now on nothing is told. */
  synchronized void leave() {
    onSlots = slots -> {};
    onEnd = why -> {};
  }

  synchronized int slots() {
    return executors.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** An executor can work. */
  synchronized void ready(String executor) {
    ready.add(executor);
    stillborn = 0;
  }

  /**
   * Waits for the first executor.
   *
   * @return how many slots there are, or were then if none is there now
   * @throws IllegalStateException when none has come after so many milliseconds
   */
  int await(long millis) {
    try {
      int then = first.get(millis, TimeUnit.MILLISECONDS);
      int now = slots();
      return now > 0 ? now : then;
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("Spark has given no executor", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
    ExecutorInfo executor = added.executorInfo();
    there(added.executorId(), executor.totalCores(), executor.resourcesInfo());
  }

  private synchronized void there(
      String id, int cores, scala.collection.Map<String, ResourceInformation> resources) {
    int devices = resources.contains(GPU) ? resources.apply(GPU).addresses().length : 0;
    executors.put(id, each.slots(cores, devices));
    if (slots() > 0) {
      first.complete(slots());
    }
    onSlots.accept(slots());
  }

  /** Spark goes on starting executors for ever as long as one of them lives for a moment. */
  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    executors.remove(removed.executorId());
    lost++;
    lastLoss = removed.reason().lines().findFirst().orElse("no reason given").strip();
    if (!ready.remove(removed.executorId())) {
      stillborn++;
    }
    if (stillborn >= MOST_STILLBORN && ready.isEmpty()) {
      end(
          "Spark has lost %d executors before they could work; the last one: %s; its log says more"
              .formatted(stillborn, lastLoss));
    }
  }

  @Override
  public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
    end(
        lost == 0
            ? "Spark has ended the application"
            : "Spark has ended the application; executors lost: %d, the last one: %s"
                .formatted(lost, lastLoss));
  }

  private void end(String why) {
    if (ended.isEmpty()) {
      ended = Optional.of(why);
      onEnd.accept(why);
    }
  }
}
