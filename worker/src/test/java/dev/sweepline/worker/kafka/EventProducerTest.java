package dev.sweepline.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.log.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventProducerTest {
  private static final SweepEvent EVENT = new SweepEnded("s1", 0, 5, Outcome.FINISHED, List.of());

  private final AtomicLong now = new AtomicLong();
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(false, new StringSerializer(), new ByteArraySerializer());
  private final EventProducer producer = new EventProducer(kafka, "sweepline.events", now::get);

  @Test
  void send_keysBySweepAndCompletesWhenAcknowledged() {
    CompletableFuture<Void> sent = producer.send(EVENT);

    assertThat(sent).isNotDone();
    assertThat(kafka.completeNext()).isTrue();
    assertThat(sent).isCompleted();
    ProducerRecord<String, byte[]> entry = kafka.history().get(0);
    assertThat(entry.topic()).isEqualTo("sweepline.events");
    assertThat(entry.key()).isEqualTo("s1");
    assertThat(EventCodec.decode(entry.value())).isEqualTo(EVENT);
  }

  @Test
  void send_failsWhenGivenUpOrClosed() {
    CompletableFuture<Void> sent = producer.send(EVENT);
    kafka.errorNext(new IllegalStateException("no broker"));
    producer.close();

    assertThat(sent).isCompletedExceptionally();
    assertThat(producer.send(EVENT)).isCompletedExceptionally();
  }

  @Test
  void stalledFor_countsFromTheLastAcknowledgementWhileSomethingWaits() {
    now.set(seconds(1_000));
    assertThat(producer.stalledFor()).isEmpty();

    var first = producer.send(EVENT);
    var second = producer.send(EVENT);
    now.set(seconds(1_009));
    assertThat(producer.stalledFor()).isEmpty();
    now.set(seconds(1_070));
    assertThat(producer.stalledFor()).contains(Duration.ofSeconds(70));

    assertThat(kafka.completeNext()).isTrue();
    assertThat(first).isCompleted();
    assertThat(producer.stalledFor()).isEmpty();
    now.set(seconds(1_090));
    assertThat(producer.stalledFor()).contains(Duration.ofSeconds(20));
    assertThat(kafka.completeNext()).isTrue();
    assertThat(second).isCompleted();
    assertThat(producer.stalledFor()).isEmpty();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void config_letsTheUserWinButForWhatTheAccountingStandsOn() {
    Map<String, String> user =
        Map.of(ProducerConfig.LINGER_MS_CONFIG, "9", ProducerConfig.ACKS_CONFIG, "0");
    Map<String, Object> config = EventProducer.config(new LogAddress("host:1", user), Map.of());

    assertThat(config)
        .containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "host:1")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, "9");
    new EventProducer(LogAddress.of("localhost:1")).close(); // Kafka accepts our own settings
  }
}
