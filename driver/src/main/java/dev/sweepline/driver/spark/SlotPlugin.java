package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.executor.ExecutorRuntime;
import dev.sweepline.driver.spark.rpc.MessageCodec;
import dev.sweepline.driver.spark.rpc.SlotMessage.Alive;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ended;
import dev.sweepline.driver.spark.rpc.SlotMessage.Hello;
import dev.sweepline.driver.spark.rpc.SlotMessage.Keeps;
import dev.sweepline.driver.spark.rpc.SlotMessage.Measured;
import dev.sweepline.driver.spark.rpc.SlotMessage.Next;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ready;
import dev.sweepline.driver.spark.rpc.SlotMessage.Taken;
import dev.sweepline.driver.spark.rpc.SlotMessage.Waits;
import dev.sweepline.driver.spark.rpc.SlotMessage.Work;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * The plugin by which slots talk to their driver. Spark makes plugins itself from the class's name,
 * so what it makes and what we make can only meet in static fields. Thread-safe.
 */
public final class SlotPlugin implements SparkPlugin {
  private static final AtomicReference<DriverContext> DRIVER = new AtomicReference<>();
  private static final AtomicReference<ExecutorRuntime> EXECUTOR = new AtomicReference<>();

  /** The next Spark context of this JVM works with this. */
  static void open(DriverContext driver) {
    DRIVER.set(driver);
  }

  /** What slots of this JVM share. */
  static ExecutorRuntime executor() {
    return EXECUTOR.get();
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new Receiver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Sender();
  }

  private static final class Receiver implements DriverPlugin {
    private final DriverContext driver = DRIVER.get();

    @Override
    public Map<String, String> init(SparkContext spark, PluginContext context) {
      spark.addSparkListener(driver.executors());
      return Map.of();
    }

    @Override
    public Object receive(Object bytes) {
      return MessageCodec.write(answer(MessageCodec.read(bytes)));
    }

    private Serializable answer(Object message) {
      TrialCoordinator coordinator = driver.assignments();
      if (message instanceof Hello) {
        return driver.settings();
      } else if (message instanceof Ready ready) {
        driver.executors().ready(ready.executor());
        return new Taken();
      } else if (message instanceof Next next) {
        return new Work(new ArrayList<>(coordinator.next(next.slot())));
      } else if (message instanceof Measured measured) {
        return coordinator.measured(measured.event());
      } else if (message instanceof Alive alive) {
        return coordinator.alive(alive.id(), alive.attempt(), alive.step());
      } else if (message instanceof Waits waits) {
        coordinator.waits(waits.slot(), waits.why());
        return new Taken();
      } else if (message instanceof Keeps keeps) {
        return coordinator.keeps(keeps.id(), keeps.attempt(), keeps.results());
      } else if (message instanceof Ended ended) {
        coordinator.ended(ended.id(), ended.attempt(), ended.report());
        return new Taken();
      }
      throw new IllegalArgumentException("not a slot's message: " + message);
    }
  }

  private static final class Sender implements ExecutorPlugin {
    @Override
    public void init(PluginContext context, Map<String, String> settings) {
      EXECUTOR.set(ExecutorRuntime.start(context));
    }

    @Override
    public void shutdown() {
      Optional.ofNullable(EXECUTOR.get()).ifPresent(ExecutorRuntime::close);
    }
  }
}
