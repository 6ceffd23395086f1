package dev.sweepline.driver.spark.executor;

import dev.sweepline.driver.spark.rpc.RemoteCoordinator;
import dev.sweepline.driver.spark.rpc.SlotName;
import dev.sweepline.driver.spark.rpc.SlotSettings;
import dev.sweepline.worker.device.Devices;
import dev.sweepline.worker.device.GpuWatch;
import dev.sweepline.worker.device.NvidiaSmi;
import dev.sweepline.worker.kafka.KafkaMetricSink;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.MetricSink;
import dev.sweepline.worker.slot.SlotSupervisor;
import dev.sweepline.worker.slot.SlotTiming;
import dev.sweepline.worker.slot.TrialExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;

/**
 * The runtime of one sweep in an executor's JVM, shared by its slots: data sets, the stream to
 * Kafka, the driver's address. Thread-safe.
 *
 * <p>A thread that hangs cannot be ended in Java. So an executor that had to abandon one takes no
 * trial any more, and when the last of its trials has ended it exits, and Spark starts another; so
 * does one that leaves more and more of a device's memory in use. In local mode, where it is the
 * driver too, and where others work in it, it stays.
 */
final class ExecutorRuntime implements AutoCloseable {
  private static final String GPU = "gpu";
  private static final String JAVACPP_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  /** What Spark calls the executor that is the driver, in local mode. */
  private static final String DRIVER = "driver";

  /** Device memory that may stay in use after trials before a new JVM gives it back. */
  private static final long MOST_LEFT_MIB = 1024;

  private final TrialExecutor trials;
  private final MetricSink sink;
  private final SlotSupervisor supervisor;
  private int working;

  private ExecutorRuntime(TrialExecutor trials, MetricSink sink, SlotSupervisor supervisor) {
    this.trials = trials;
    this.sink = sink;
    this.supervisor = supervisor;
  }

  /** Asks the driver what this executor must know. */
  static ExecutorRuntime start(String endpoint, SparkEnv executor) {
    if (System.getProperty(JAVACPP_LIMIT) == null) {
      // It reads the process's memory figure at every allocation otherwise.
      System.setProperty(JAVACPP_LIMIT, "0");
    }
    RemoteCoordinator driver = RemoteCoordinator.of(endpoint, executor);
    SlotSettings settings = driver.settings();
    boolean isDriver = DRIVER.equals(executor.executorId());
    UserCode userCode =
        isDriver ? settings.userCode() : settings.userCode().withJars(shipped(settings));
    Clock clock = Clock.systemUTC();
    TrialExecutor trials = settings.trials().make(settings.folders(), userCode, clock);
    MetricSink sink = new KafkaMetricSink(settings.log());
    GpuWatch watch = new GpuWatch(NvidiaSmi::query, clock, MOST_LEFT_MIB);
    AtomicReference<SlotSupervisor> supervisor = new AtomicReference<>();
    TrialExecutor onDevices =
        new DeviceTrialExecutor(trials, watch, why -> supervisor.get().replace(why));
    supervisor.set(
        new SlotSupervisor(
            driver,
            onDevices,
            sink,
            SlotTiming.system(clock),
            settings.replaceable() && !isDriver));
    driver.ready();
    return new ExecutorRuntime(trials, sink, supervisor.get());
  }

  private static List<Path> shipped(SlotSettings settings) {
    return settings.userCode().jars().stream()
        .map(jar -> Path.of(SparkFiles.get(jar.getFileName().toString())))
        .toList();
  }

  /**
   * Runs a slot on the calling task's thread until the driver has nothing for it. Where Spark has
   * given the task a device, its trials train on that and their records name it.
   */
  void work(String slot) {
    Optional<String> device = device();
    count(1);
    Devices.choose(device);
    supervisor.run(device.map(address -> SlotName.on(slot, address)).orElse(slot));
    count(-1);
    if (supervisor.isSpent()) {
      awaitExit();
    }
  }

  private static Optional<String> device() {
    return Optional.ofNullable(TaskContext.get().resourcesJMap().get(GPU))
        .map(devices -> devices.addresses()[0]);
  }

  private synchronized void count(int change) {
    working += change;
    notifyAll();
  }

  /** Exits as soon as no slot trains; Spark then starts this task again, elsewhere. */
  private synchronized void awaitExit() {
    try {
      while (working > 0) {
        wait();
      }
      // With 0, because Spark's master drops an application whose executors keep failing.
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    trials.close();
    sink.close();
  }
}
