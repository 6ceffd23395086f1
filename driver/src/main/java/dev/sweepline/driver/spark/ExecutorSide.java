package dev.sweepline.driver.spark;

import dev.sweepline.driver.backend.SlotLoop;
import dev.sweepline.driver.backend.Trials;
import dev.sweepline.driver.spark.refit.RefitSide;
import dev.sweepline.worker.MetricSink;
import dev.sweepline.worker.TrialRunner;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.kafka.KafkaMetricSink;
import dev.sweepline.worker.network.UserCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.plugin.PluginContext;

/**
 * What the slots of one executor JVM share: data sets, the stream to Kafka, the way home.
 * Thread-safe.
 *
 * <p>A thread that hangs cannot be ended in Java. So an executor that had to abandon one takes no
 * trial any more, and when the last of its trials has ended it exits, and Spark starts another. In
 * local mode, where it is the driver too, it stays.
 */
final class ExecutorSide implements AutoCloseable {
  /** What Spark calls the executor that is the driver, in local mode. */
  private static final String DRIVER = "driver";

  /** A class of {@link Trials} to run in place of training, to measure what all the rest costs. */
  private static final String TRIALS = "spark.sweepline.trials";

  private final MetricSink sink;
  private final SlotLoop loop;
  private int working;

  private ExecutorSide(MetricSink sink, SlotLoop loop) {
    this.sink = sink;
    this.loop = loop;
  }

  /** Asks the driver what this executor must know. */
  static ExecutorSide start(PluginContext context) {
    RemoteDesk desk = new RemoteDesk(context);
    SlotSettings settings = desk.settings();
    boolean isDriver = DRIVER.equals(context.executorID());
    UserCode userCode =
        isDriver ? settings.userCode() : settings.userCode().withJars(shipped(settings));
    Clock clock = Clock.systemUTC();
    String instead = context.conf().get(TRIALS, "");
    Trials trials =
        instead.isEmpty() ? runner(settings.folders(), userCode, clock)::run : made(instead);
    MetricSink sink = new KafkaMetricSink(settings.log());
    desk.ready();
    return new ExecutorSide(sink, new SlotLoop(desk, trials, sink, clock, !isDriver));
  }

  private static TrialRunner runner(DataFolders folders, UserCode userCode, Clock clock) {
    TrialRunner runner = new TrialRunner(folders, userCode, clock);
    RefitSide.open(runner);
    return runner;
  }

  private static List<Path> shipped(SlotSettings settings) {
    return settings.userCode().jars().stream()
        .map(jar -> Path.of(SparkFiles.get(jar.getFileName().toString())))
        .toList();
  }

  private static Trials made(String name) {
    try {
      return Class.forName(name).asSubclass(Trials.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no trials can be made of " + name, e);
    }
  }

  /** Runs a slot on the calling task's thread until the desk has nothing for it. */
  void work(String slot) {
    count(1);
    loop.run(slot);
    count(-1);
    if (loop.isSpent()) {
      awaitExit();
    }
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
