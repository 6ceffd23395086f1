package dev.sweepline.worker.kafka;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.slot.MetricSink;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sink that streams measurements to the sweep log. While the broker is away training goes on for a
 * minute, and what is measured waits here; then trials wait with it. Thread-safe.
 */
public final class KafkaMetricSink implements MetricSink {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaMetricSink.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EventProducer producer;
  private final LogAddress log;
  private final Duration patience;
  private final Map<TrialId, CompletableFuture<Void>> sent = new ConcurrentHashMap<>();
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * A sink with a producer of its own.
   *
   * @throws UserException when Kafka cannot make sense of the address
   */
  public KafkaMetricSink(LogAddress log) {
    this(log, PATIENCE);
  }

  /**
   * A sink with a producer of its own.
   *
   * @param patience how long the log may acknowledge nothing before trials wait for it
   */
  public KafkaMetricSink(LogAddress log, Duration patience) {
    this.log = log;
    this.patience = patience;
    // A trial that finds the buffer full waits, however long the broker is away.
    Map<String, Object> extra = Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
    this.producer = new EventProducer(log, extra);
  }

  @Override
  public void send(TrialMeasured event) {
    CompletableFuture<Void> logged = producer.send(event);
    sent.merge(event.id(), logged, (before, now) -> before.thenCombine(now, (a, b) -> null));
    try {
      producer.awaitNoStallOver(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void flush(TrialId trial) {
    CompletableFuture<Void> all = sent.remove(trial);
    if (all == null) {
      return;
    }
    try {
      all.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable failure = e.getCause();
      throw new IllegalStateException("measurements could not be logged: " + failure, failure);
    }
  }

  @Override
  public Optional<String> stalled() {
    Optional<String> why =
        producer
            .stalledFor()
            .filter(stalled -> stalled.compareTo(patience) > 0)
            .map(
                stalled ->
                    "Kafka at %s has acknowledged nothing for %d s; trials wait for it"
                        .formatted(log, stalled.toSeconds()));
    if (warned.getAndSet(why.isPresent()) != why.isPresent()) {
      LOG.warn("{}", why.orElse("Kafka is back; trials go on"));
    }
    return why;
  }

  @Override
  public void close() {
    producer.close();
  }
}
