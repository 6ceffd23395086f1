package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.worker.kafka.EventProducer;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The log in Kafka. */
public final class KafkaEventLog implements EventLog {
  private final EventProducer producer;
  private volatile Consumer<Exception> failure = e -> {};

  /**
   * A log with a producer of its own.
   *
   * @throws IllegalArgumentException when Kafka cannot make sense of the address
   */
  public KafkaEventLog(LogAddress log) {
    producer = new EventProducer(log);
  }

  @Override
  public void onFailure(Consumer<Exception> listener) {
    failure = listener;
  }

  @Override
  public void append(SweepEvent event, Runnable acknowledged) {
    producer
        .send(event)
        .thenRun(acknowledged)
        .exceptionally(
            problem -> {
              failure.accept(cause(problem));
              return null;
            });
  }

  private static Exception cause(Throwable problem) {
    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
    return cause instanceof Exception e ? e : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    producer.close();
  }
}
