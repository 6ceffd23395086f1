package dev.sweepline.deploy.faults;

import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.worker.kafka.ClientConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the log from its beginning as it grows, through any outage. One thread uses it. */
final class LogTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final TopicPartition LOG = new TopicPartition(EventTopic.NAME, 0);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Account account;

  LogTail(LogAddress log) {
    this(log, 1);
  }

  /** The same for a log of several sweeps, of which the nth counts. */
  LogTail(LogAddress log, int sweep) {
    account = new Account(sweep);
    consumer =
        new KafkaConsumer<>(
            ClientConfig.of(
                log,
                Map.of(
                    "enable.auto.commit", "false",
                    "reconnect.backoff.max.ms", "500",
                    "max.poll.records", "100000",
                    "auto.offset.reset", "earliest")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(LOG));
    consumer.seekToBeginning(List.of(LOG));
  }

  /** Reads what is new, after a short wait where nothing is. */
  void poll() {
    consumer
        .poll(POLL)
        .forEach(entry -> EventCodec.tryDecode(entry.value()).ifPresent(account::apply));
  }

  /** Reads all that the log has now. */
  void readToEnd() {
    long end = consumer.endOffsets(List.of(LOG)).get(LOG);
    while (consumer.position(LOG) < end) {
      poll();
    }
  }

  Account account() {
    return account;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
