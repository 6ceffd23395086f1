package dev.sweepline.worker.kafka;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.worker.MetricSink;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Streams measurements to the sweep log. Thread-safe. */
public final class KafkaMetricSink implements MetricSink {
  private final EventProducer producer;
  private final AtomicReference<Throwable> lost = new AtomicReference<>();

  /**
   * A sink with a producer of its own.
   *
   * @param bootstrap Kafka's bootstrap servers
   */
  public KafkaMetricSink(String bootstrap) {
    producer = new EventProducer(bootstrap, Map.of());
  }

  @Override
  public void send(TrialMeasured event) {
    CompletableFuture<Void> unused =
        producer
            .send(event)
            .exceptionally(
                failure -> {
                  lost.compareAndSet(null, failure);
                  return null;
                });
  }

  @Override
  public void flush() {
    producer.flush();
    Throwable failure = lost.getAndSet(null);
    if (failure != null) {
      throw new IllegalStateException("measurements could not be logged: " + failure, failure);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
