package dev.sweepline.driver.spark.executor;

import dev.sweepline.driver.spark.refit.RefitRegistry;
import dev.sweepline.driver.spark.rpc.RemoteCoordinator;
import dev.sweepline.driver.spark.rpc.SlotName;
import dev.sweepline.driver.spark.rpc.SlotSettings;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.device.Devices;
import dev.sweepline.worker.device.GpuWatch;
import dev.sweepline.worker.device.NvidiaSmi;
import dev.sweepline.worker.kafka.KafkaMetricSink;
import dev.sweepline.worker.network.UserCode;
import dev.sweepline.worker.slot.MetricSink;
import dev.sweepline.worker.slot.SlotSupervisor;
import dev.sweepline.worker.slot.TrialExecutor;
import dev.sweepline.worker.slot.TrialRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.PluginContext;

/**
 * What the slots of one executor JVM share: data sets, the stream to Kafka, the way home.
 * Thread-safe.
 *
 * <p>A thread that hangs cannot be ended in Java. So an executor that had to abandon one takes no
 * trial any more, and when the last of its trials has ended it exits, and Spark starts another; so
 * does one that leaves more and more of a device's memory in use. In local mode, where it is the
 * driver too, it stays.
 */
public final class ExecutorRuntime implements AutoCloseable {
  private static final String GPU = "gpu";

  /** What Spark calls the executor that is the driver, in local mode. */
  private static final String DRIVER = "driver";

  /**
   * A class of {@link TrialExecutor} to run in place of training, to measure what all the rest
   * costs.
   */
  private static final String TRIALS = "spark.sweepline.trials";

  /** Device memory that may stay in use after trials before a new JVM gives it back. */
  private static final long MOST_LEFT_MIB = 1024;

  private final MetricSink sink;
  private final SlotSupervisor loop;
  private int working;

  private ExecutorRuntime(MetricSink sink, SlotSupervisor loop) {
    this.sink = sink;
    this.loop = loop;
  }

  /** Asks the driver what this executor must know. */
  public static ExecutorRuntime start(PluginContext context) {
    RemoteCoordinator desk = new RemoteCoordinator(context);
    SlotSettings settings = desk.settings();
    boolean isDriver = DRIVER.equals(context.executorID());
    UserCode userCode =
        isDriver ? settings.userCode() : settings.userCode().withJars(shipped(settings));
    Clock clock = Clock.systemUTC();
    String instead = context.conf().get(TRIALS, "");
    TrialExecutor trials =
        instead.isEmpty() ? runner(settings.folders(), userCode, clock)::run : made(instead);
    MetricSink sink = new KafkaMetricSink(settings.log());
    GpuWatch watch = new GpuWatch(NvidiaSmi::query, clock, MOST_LEFT_MIB);
    AtomicReference<SlotSupervisor> loop = new AtomicReference<>();
    TrialExecutor onDevices =
        new DeviceTrialExecutor(trials, watch, why -> loop.get().replace(why));
    loop.set(new SlotSupervisor(desk, onDevices, sink, clock, !isDriver));
    desk.ready();
    return new ExecutorRuntime(sink, loop.get());
  }

  private static TrialRunner runner(DataFolders folders, UserCode userCode, Clock clock) {
    TrialRunner runner = new TrialRunner(folders, userCode, clock);
    RefitRegistry.open(runner);
    return runner;
  }

  private static List<Path> shipped(SlotSettings settings) {
    return settings.userCode().jars().stream()
        .map(jar -> Path.of(SparkFiles.get(jar.getFileName().toString())))
        .toList();
  }

  private static TrialExecutor made(String name) {
    try {
      return Class.forName(name)
          .asSubclass(TrialExecutor.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no trials can be made of " + name, e);
    }
  }

  /**
   * Runs a slot on the calling task's thread until the desk has nothing for it. Where Spark has
   * given the task a device, its trials train on that and their records name it.
   */
  public void work(String slot) {
    Optional<String> device = device();
    count(1);
    Devices.choose(device);
    loop.run(device.map(address -> SlotName.on(slot, address)).orElse(slot));
    count(-1);
    if (loop.isSpent()) {
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
    sink.close();
  }
}
