package dev.sweepline.deploy.broker;

import dev.sweepline.sweep.codec.EventCodec;
import dev.sweepline.sweep.codec.EventFormatException;
import dev.sweepline.sweep.event.EventTopic;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Ends the sweeps whose driver died. Only for a broker that has just started and that nobody else
 * knows of: then no driver can be running on it.
 */
public final class OpenSweeps {
  private static final String NOTE = "the driver died";

  private OpenSweeps() {}

  /**
   * Appends {@code SweepEnded(INTERRUPTED)} for every sweep that is still open.
   *
   * @return the ids of those sweeps
   */
  public static Set<String> close(String kafka, Clock clock) {
    Set<String> open = find(kafka);
    if (!open.isEmpty()) {
      append(kafka, open, clock);
    }
    return open;
  }

  private static Set<String> find(String kafka) {
    Set<String> known = new LinkedHashSet<>();
    Set<String> open = new LinkedHashSet<>();
    try (Consumer<String, byte[]> consumer = consumer(kafka)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(EventTopic.NAME).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          apply(record.value(), known, open);
        }
      }
    }
    return open;
  }

  private static void apply(byte[] value, Set<String> known, Set<String> open) {
    SweepEvent event;
    try {
      event = EventCodec.decode(value);
    } catch (EventFormatException e) {
      return; // one bad message costs one message
    }
    if (event instanceof SweepSubmitted) {
      known.add(event.sweep());
      open.add(event.sweep());
    } else if (event instanceof TrialStarted && known.contains(event.sweep())) {
      open.add(event.sweep()); // a later driver took it up again
    } else if (event instanceof SweepEnded) {
      open.remove(event.sweep());
    }
  }

  private static void append(String kafka, Set<String> open, Clock clock) {
    try (Producer<String, byte[]> producer = producer(kafka)) {
      List<Future<?>> acknowledged = new ArrayList<>();
      for (String sweep : open) {
        SweepEnded ended =
            new SweepEnded(sweep, clock.millis(), SweepEnded.Outcome.INTERRUPTED, List.of(NOTE));
        acknowledged.add(
            producer.send(new ProducerRecord<>(EventTopic.NAME, sweep, EventCodec.encode(ended))));
      }
      for (Future<?> one : acknowledged) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log does not take events", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ending the sweeps of a dead driver", e);
    }
  }

  private static Consumer<String, byte[]> consumer(String kafka) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Producer<String, byte[]> producer(String kafka) {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }
}
