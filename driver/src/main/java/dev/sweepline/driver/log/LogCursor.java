package dev.sweepline.driver.log;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.log.LogMark;
import dev.sweepline.worker.kafka.ClientConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A place in the topic that moves forward. Not thread-safe, but for {@link #wake}. */
final class LogCursor implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final String topic;

  private LogCursor(LogAddress log) {
    topic = log.topic();
    consumer = consumer(log);
    partitions =
        consumer.partitionsFor(log.topic()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  static LogCursor atBeginning(LogAddress log) {
    LogCursor cursor = new LogCursor(log);
    cursor.consumer.seekToBeginning(cursor.partitions);
    return cursor;
  }

  /** Behind the records that marks are of; empty where the log has not those. */
  static Optional<LogCursor> behind(LogAddress log, List<LogMark> marks) {
    LogCursor cursor = new LogCursor(log);
    try {
      if (marks.stream().allMatch(cursor::has)) {
        cursor.consumer.assign(cursor.partitions);
        cursor.consumer.seekToBeginning(cursor.partitions);
        marks.forEach(mark -> cursor.consumer.seek(cursor.partition(mark), mark.last() + 1));
        return Optional.of(cursor);
      }
      cursor.close();
      return Optional.empty();
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  private TopicPartition partition(LogMark mark) {
    return new TopicPartition(topic, mark.partition());
  }

  private boolean has(LogMark mark) {
    TopicPartition partition = partition(mark);
    if (!partitions.contains(partition)
        || consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, -1L)
            != mark.begin()
        || consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L) <= mark.last()) {
      return false;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, mark.last());
    for (ConsumerRecord<String, byte[]> row : consumer.poll(ANSWER)) {
      return row.value() != null && mark.isOf(row.offset(), row.value());
    }
    return false;
  }

  /** Behind everything that the log has now. */
  static LogCursor atEnd(LogAddress log) {
    LogCursor cursor = new LogCursor(log);
    cursor.consumer.endOffsets(cursor.partitions).forEach(cursor.consumer::seek);
    return cursor;
  }

  /** What comes next, after a short wait where there is nothing yet. */
  ConsumerRecords<String, byte[]> poll() {
    return consumer.poll(POLL);
  }

  /** Hands over everything up to the end that the log has when this begins. */
  void readToEnd(Consumer<ConsumerRecord<String, byte[]>> reader) {
    Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(partitions));
    left.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
    while (!left.isEmpty()) {
      poll().forEach(reader);
      left.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
    }
  }

  /** Makes a poll under way, or the next one, throw Kafka's WakeupException. */
  void wake() {
    consumer.wakeup();
  }

  private static KafkaConsumer<String, byte[]> consumer(LogAddress log) {
    Map<String, Object> ours =
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "33554432");
    return new KafkaConsumer<>(
        ClientConfig.of(log, ours), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
