package dev.sweepline.driver.log;

import dev.sweepline.sweep.codec.EventCodec;
import dev.sweepline.sweep.codec.EventFormatException;
import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.SweepEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the log as it is now, from its beginning to its end. */
public final class LogReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private LogReader() {}

  /**
   * Hands every event to {@code reader}, each sweep's in order. Records that are not events of this
   * version are passed over.
   *
   * @param bootstrap Kafka's bootstrap servers
   */
  public static void read(String bootstrap, Consumer<SweepEvent> reader) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(EventTopic.NAME).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(partitions));
      left.values().removeIf(end -> end == 0);
      while (!left.isEmpty()) {
        consumer.poll(POLL).forEach(entry -> decode(entry, reader));
        left.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
      }
    }
  }

  private static void decode(ConsumerRecord<String, byte[]> entry, Consumer<SweepEvent> reader) {
    SweepEvent event;
    try {
      event = EventCodec.decode(entry.value());
    } catch (EventFormatException e) {
      return;
    }
    reader.accept(event);
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "33554432"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
