package dev.sweepline.driver.log;

import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.kafka.EventProducer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The log in Kafka. Thread-safe. Events are sent by a thread of their own, since a producer whose
 * buffer is full, or that does not know its broker yet, waits.
 */
public final class KafkaEventLog implements EventLog {
  /** What a producer may need to give up by itself. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final EventProducer producer;
  private final SerialThread sender = new SerialThread("sweepline-log", GRACE);
  private volatile Consumer<Exception> failure = e -> {};

  /**
   * A log with a producer of its own.
   *
   * @throws UserException when Kafka cannot make sense of the address
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
    sender.execute(() -> send(event, acknowledged));
  }

  private void send(SweepEvent event, Runnable acknowledged) {
    var unused =
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
    sender.close();
    producer.close();
  }
}
