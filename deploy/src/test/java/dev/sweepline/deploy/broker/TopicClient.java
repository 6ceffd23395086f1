package dev.sweepline.deploy.broker;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.worker.kafka.ClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads whole topics. */
public final class TopicClient {
  private TopicClient() {}

  /** Returns once every value is acknowledged. */
  static void write(String kafka, List<byte[]> values) throws Exception {
    write(LogAddress.of(kafka), "key", values);
  }

  /** The same with a key; a value may be null. */
  static void write(LogAddress log, String key, List<byte[]> values) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            ClientConfig.of(log, Map.of("acks", "all")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var acknowledgements =
          values.stream()
              .map(value -> producer.send(new ProducerRecord<>(EventTopic.NAME, key, value)))
              .toList();
      for (var one : acknowledgements) {
        one.get();
      }
    }
  }

  /** Appends events and waits for the acknowledgement. */
  public static void append(String kafka, SweepEvent... events) throws Exception {
    append(LogAddress.of(kafka), events);
  }

  /** The same where a login is asked for. */
  public static void append(LogAddress log, SweepEvent... events) throws Exception {
    for (SweepEvent event : events) {
      write(log, event.sweep(), List.of(EventCodec.encode(event)));
    }
  }

  static List<byte[]> read(String kafka) {
    return read(LogAddress.of(kafka));
  }

  private static List<byte[]> read(LogAddress log) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            ClientConfig.of(log, Map.of()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(EventTopic.NAME, 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).get(only);
      List<byte[]> values = new ArrayList<>();
      while (consumer.position(only) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }

  /** The whole log, as events. */
  public static List<SweepEvent> events(String kafka) {
    return events(LogAddress.of(kafka));
  }

  /** The same where a login is asked for. A record without a value is no event. */
  public static List<SweepEvent> events(LogAddress log) {
    return read(log).stream().filter(Objects::nonNull).map(EventCodec::decode).toList();
  }

  /** The first event of a sweep. */
  public static SweepSubmitted submitted(String sweep) {
    return TestSubmissions.submission(sweep)
        .at(1)
        .name("name")
        .file("file.yaml")
        .text("text")
        .objective(new Objective("val_accuracy", Goal.MAXIMIZE))
        .planned(OptionalLong.of(3))
        .build();
  }
}
