package dev.sweepline.driver.spark;

import dev.sweepline.driver.backend.SlotLoop;
import dev.sweepline.worker.MetricSink;
import dev.sweepline.worker.TrialRunner;
import dev.sweepline.worker.kafka.KafkaMetricSink;
import java.time.Clock;
import org.apache.spark.api.plugin.PluginContext;

/** What the slots of one executor JVM share: data sets, the stream to Kafka, the way home. */
final class ExecutorSide implements AutoCloseable {
  private final MetricSink sink;
  private final SlotLoop loop;

  ExecutorSide(PluginContext context, SlotSettings settings) {
    Clock clock = Clock.systemUTC();
    sink = new KafkaMetricSink(settings.kafka());
    TrialRunner runner = new TrialRunner(settings.folders(), settings.userCode(), clock);
    loop = new SlotLoop(new RemoteDesk(context), runner::run, sink, clock);
  }

  /** Trains on the calling task's thread until the desk has nothing for this slot. */
  void work(String slot) {
    loop.run(slot);
  }

  @Override
  public void close() {
    sink.close();
  }
}
