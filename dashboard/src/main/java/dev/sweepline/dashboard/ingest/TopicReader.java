package dev.sweepline.dashboard.ingest;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.log.LogMark;
import dev.sweepline.sweep.text.UserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer of all partitions of the event topic, without a group: every dashboard reads
 * everything, from the beginning. Owned by the feed's thread; only {@link #wakeup} may come from
 * another.
 */
final class TopicReader implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long CHECK_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long REPLAY_CHECK_NANOS = Duration.ofMillis(250).toNanos();

  private final LogAddress log;
  private final FeedMeter meter;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final LongSupplier nanos;
  private Map<TopicPartition, Long> begins = Map.of();
  private long nextCheck;

  /**
   * A consumer that has seen nothing yet.
   *
   * @param nanos a clock that counts nanoseconds from anywhere
   */
  TopicReader(LogAddress log, FeedMeter meter, LongSupplier nanos) {
    this.log = log;
    this.meter = meter;
    this.nanos = nanos;
    Map<String, Object> ours =
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2000,
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            5000,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            2000);
    Map<String, Object> config = new HashMap<>(ours);
    config.putAll(log.client());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, log.servers());
    try {
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw refused(log, e);
    }
  }

  private static UserException refused(LogAddress log, KafkaException e) {
    String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new UserException(
        "cannot read from Kafka at "
            + log
            + ": "
            + String.valueOf(reason).lines().findFirst().orElse(""),
        e);
  }

  /** Waits at most {@code timeout} for records, once {@link #ready}. */
  ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    return consumer.poll(timeout);
  }

  /**
   * Looks after partitions and the broker from time to time.
   *
   * @return false while the topic does not exist
   * @throws IllegalStateException when the broker does not answer
   */
  boolean ready() {
    if (assigned.isEmpty() || nanos.getAsLong() - nextCheck >= 0) {
      check();
      boolean replaying = meter.read().position().replaying();
      nextCheck = nanos.getAsLong() + (replaying ? REPLAY_CHECK_NANOS : CHECK_NANOS);
    }
    return !assigned.isEmpty();
  }

  /** Picks up new partitions and learns how far behind we are, or that the broker is away. */
  private void check() {
    try {
      assignNew();
      Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, ANSWER);
      begins = consumer.beginningOffsets(assigned, ANSWER);
      long lag = 0;
      long total = 0;
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        lag += Math.max(0, end.getValue() - consumer.position(end.getKey(), ANSWER));
        total += end.getValue() - begins.getOrDefault(end.getKey(), 0L);
      }
      meter.contact(lag, total);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer from Kafka at " + log, e);
    }
  }

  private void assignNew() {
    List<TopicPartition> fresh = new ArrayList<>();
    for (PartitionInfo partition : consumer.partitionsFor(log.topic(), ANSWER)) {
      TopicPartition name = new TopicPartition(partition.topic(), partition.partition());
      if (assigned.add(name)) {
        fresh.add(name);
      }
    }
    if (!fresh.isEmpty()) {
      consumer.assign(assigned);
      consumer.seekToBeginning(fresh);
    }
  }

  /** Whether the log still has the records that marks are of; the reader then stands anywhere. */
  boolean has(List<LogMark> marks) {
    try {
      return marks.stream().allMatch(this::has);
    } finally {
      consumer.assign(assigned);
    }
  }

  private boolean has(LogMark mark) {
    TopicPartition partition = new TopicPartition(log.topic(), mark.partition());
    if (!assigned.contains(partition) || begins.getOrDefault(partition, -1L) != mark.begin()) {
      return false;
    }
    long end = consumer.endOffsets(List.of(partition), ANSWER).getOrDefault(partition, 0L);
    if (end <= mark.last()) {
      return false;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, mark.last());
    for (ConsumerRecord<byte[], byte[]> row : consumer.poll(ANSWER)) {
      return mark.isOf(row.offset(), bytes(row));
    }
    return false;
  }

  /** The next records are those behind the marks, and all of other partitions. */
  void goOnBehind(List<LogMark> marks) {
    consumer.seekToBeginning(assigned);
    for (LogMark mark : marks) {
      consumer.seek(new TopicPartition(log.topic(), mark.partition()), mark.last() + 1);
    }
  }

  /** The next records are the first of all. */
  void beginAnew() {
    consumer.seekToBeginning(assigned);
  }

  /** The last record of each partition. */
  List<LogMark> marks(ConsumerRecords<byte[], byte[]> records) {
    List<LogMark> marks = new ArrayList<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> rows = records.records(partition);
      ConsumerRecord<byte[], byte[]> last = rows.get(rows.size() - 1);
      long begin = begins.getOrDefault(partition, 0L);
      marks.add(LogMark.of(partition.partition(), begin, last.offset(), bytes(last)));
    }
    return marks;
  }

  /** What a record says; nothing where it was deleted. */
  static byte[] bytes(ConsumerRecord<byte[], byte[]> row) {
    return row.value() == null ? new byte[0] : row.value();
  }

  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(2));
  }
}
