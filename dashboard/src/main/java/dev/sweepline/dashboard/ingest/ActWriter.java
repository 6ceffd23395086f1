package dev.sweepline.dashboard.ingest;

import dev.sweepline.dashboard.act.ActLog;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The writer of what people do on the page, into the log that the page reads. It connects when
 * somebody first does something, since most pages are only looked at, and gives up within seconds,
 * since somebody waits. Thread-safe.
 */
public final class ActWriter implements ActLog, AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final LogAddress log;
  private @Nullable KafkaProducer<String, byte[]> producer;
  private boolean closed;

  public ActWriter(LogAddress log) {
    this.log = log;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
  public CompletionStage<Void> append(SweepEvent event) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      producer()
          .send(
              new ProducerRecord<>(log.topic(), event.sweep(), EventCodec.encode(event)),
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.complete(null);
                } else {
                  acknowledged.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException e) {
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  private synchronized KafkaProducer<String, byte[]> producer() {
    if (closed) {
      throw new IllegalStateException("the dashboard is closing");
    }
    if (producer == null) {
      producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "sweepline-page");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.putAll(log.client());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, log.servers());
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return config;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }
}
