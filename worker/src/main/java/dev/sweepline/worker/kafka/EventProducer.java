package dev.sweepline.worker.kafka;

import dev.sweepline.sweep.codec.EventCodec;
import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.SweepEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes events to the log; thread-safe. Idempotent and acknowledged by all replicas: an event is
 * in the log once, in the order sent, or its future fails.
 */
public final class EventProducer implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

  private final Producer<String, byte[]> producer;

  /**
   * Connects when the first event is sent.
   *
   * @param bootstrap {@code host:port[,…]}
   * @param extra producer properties that win over ours, for example for TLS
   */
  public EventProducer(String bootstrap, Map<String, String> extra) {
    this(
        new KafkaProducer<>(
            config(bootstrap, extra), new StringSerializer(), new ByteArraySerializer()));
  }

  EventProducer(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  static Map<String, Object> config(String bootstrap, Map<String, String> extra) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "sweepline");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    // A batch of the events of a few milliseconds; a lone event waits no longer than that.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1 << 20);
    // Outlives a broker's restart.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 20_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000L);
    config.putAll(extra);
    return config;
  }

  /**
   * Sends one event. Blocks only while the buffer is full or the broker is not known yet.
   *
   * @return completes once the log has it; fails with Kafka's exception when it was given up
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
  public CompletableFuture<Void> send(SweepEvent event) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    ProducerRecord<String, byte[]> entry =
        new ProducerRecord<>(EventTopic.NAME, event.sweep(), EventCodec.encode(event));
    try {
      producer.send(
          entry,
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

  /** Waits until every event sent so far is in the log or given up. */
  public void flush() {
    producer.flush();
  }

  /** Sends what waits, then leaves; gives up after 20 seconds. */
  @Override
  public void close() {
    producer.close(LONGEST_CLOSE);
  }
}
