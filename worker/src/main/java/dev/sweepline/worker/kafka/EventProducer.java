package dev.sweepline.worker.kafka;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.text.UserException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Producer of events onto the log; thread-safe. Idempotent and acknowledged by all replicas: an
 * event is in the log once, in the order sent, or its future fails.
 */
public final class EventProducer implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

  private static final long LONGEST_WAIT_MILLIS = 1_000;

  /** A broker's hiccup is not worth a word. */
  private static final Duration HICCUP = Duration.ofSeconds(10);

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final LongSupplier nanos;
  private final AtomicLong waiting = new AtomicLong();
  private volatile long waitingSince;

  /**
   * Connects when the first event is sent.
   *
   * @throws UserException when Kafka cannot make sense of the address
   */
  public EventProducer(LogAddress log) {
    this(log, Map.of());
  }

  /**
   * One for thousands of events a second, which are sent together more often than singly: each may
   * wait ten milliseconds for others.
   *
   * @throws UserException when Kafka cannot make sense of the address
   */
  public static EventProducer ofMany(LogAddress log) {
    return new EventProducer(
        log,
        Map.of(ProducerConfig.LINGER_MS_CONFIG, 10, ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10));
  }

  /**
   * The same with producer properties that win over all others.
   *
   * @throws UserException when Kafka cannot make sense of the address
   */
  EventProducer(LogAddress log, Map<String, Object> extra) {
    this(producer(config(log, extra)), log.topic(), System::nanoTime);
  }

  /**
   * Writes through a given producer.
   *
   * @param nanos a clock that counts nanoseconds from anywhere
   */
  EventProducer(Producer<String, byte[]> producer, String topic, LongSupplier nanos) {
    this.producer = producer;
    this.topic = topic;
    this.nanos = nanos;
  }

  private static Producer<String, byte[]> producer(Map<String, Object> config) {
    try {
      return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw ClientConfig.refused(e);
    }
  }

  static Map<String, Object> config(LogAddress log, Map<String, Object> extra) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "sweepline");
    // A batch of the events of a few milliseconds; a lone event waits no longer than that.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1 << 20);
    // Outlives any outage: what fits into the buffer waits, in order, until the broker is back.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 20_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000L);
    Map<String, Object> all = ClientConfig.of(log, config);
    all.putAll(extra);
    // What the accounting stands on is nobody's to change.
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    return all;
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
        new ProducerRecord<>(topic, event.sweep(), EventCodec.encode(event));
    begin();
    try {
      producer.send(
          entry,
          (metadata, failure) -> {
            end();
            if (failure == null) {
              acknowledged.complete(null);
            } else {
              acknowledged.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException e) {
      end();
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  private void begin() {
    if (waiting.get() == 0) {
      waitingSince = nanos.getAsLong();
    }
    waiting.incrementAndGet();
  }

  private void end() {
    waitingSince = nanos.getAsLong();
    waiting.decrementAndGet();
    synchronized (this) {
      notifyAll();
    }
  }

  /**
   * How long the log has acknowledged nothing although something waits; empty when nothing does, or
   * for less than ten seconds.
   */
  public Optional<Duration> stalledFor() {
    Duration stall = stall();
    return stall.compareTo(HICCUP) < 0 ? Optional.empty() : Optional.of(stall);
  }

  /** Returns once the log has acknowledged something within that time, or nothing waits. */
  void awaitNoStallOver(Duration patience) throws InterruptedException {
    if (stall().compareTo(patience) < 0) {
      return;
    }
    synchronized (this) {
      while (stall().compareTo(patience) >= 0) {
        wait(LONGEST_WAIT_MILLIS);
      }
    }
  }

  private Duration stall() {
    // In this order: an event that waits has set the time before.
    return waiting.get() == 0 ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - waitingSince);
  }

  /** Sends what waits, then leaves; gives up after 20 seconds. */
  @Override
  public void close() {
    producer.close(LONGEST_CLOSE);
  }
}
