package dev.sweepline.deploy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.Child;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.kafka.KafkaMetricSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements while the broker is killed and comes back. */
class BrokerOutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int EVENTS = 400;

  @TempDir private Path folder;

  private final int[] ports = RememberedPorts.free();

  @Test
  void kill_losesDoublesAndReordersNothing() throws Exception {
    Semaphore sent = new Semaphore(0);
    Child first = broker();
    String kafka = first.line();
    TopicProvisioner.ensure(LogAddress.of(kafka), PATIENCE);
    try (KafkaMetricSink sink = new KafkaMetricSink(LogAddress.of(kafka))) {
      List<CompletableFuture<Void>> trials =
          IntStream.range(0, 2)
              .mapToObj(trial -> CompletableFuture.runAsync(() -> train(trial, sink, sent)))
              .toList();
      sent.acquire(EVENTS / 2);
      first.kill();
      sent.acquire(EVENTS / 2); // training goes on without a broker
      try (Child second = broker()) {
        assertThat(second.line()).isEqualTo(kafka);
        for (CompletableFuture<Void> trial : trials) {
          trial.get(60, TimeUnit.SECONDS);
        }
        assertThat(sequences(kafka))
            .isEqualTo(
                Map.of(
                    0, IntStream.rangeClosed(1, EVENTS).boxed().toList(),
                    1, IntStream.rangeClosed(1, EVENTS).boxed().toList()));
      }
    }
  }

  @Test
  void longOutage_makesATrialWaitUntilTheBrokerIsBack() throws Exception {
    Child first = broker();
    String kafka = first.line();
    TopicProvisioner.ensure(LogAddress.of(kafka), PATIENCE);
    try (KafkaMetricSink sink = new KafkaMetricSink(LogAddress.of(kafka), Duration.ofSeconds(2))) {
      sink.send(event(0, 1));
      sink.flush(new TrialId("outage", 0));
      first.kill();
      long start = System.nanoTime();
      sink.send(event(0, 2)); // nothing is known to be wrong yet
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 3; !isLate(start); i++) {
                  sink.send(event(0, i));
                  Thread.onSpinWait();
                }
              });
      assertThat(waiting).failsWithin(Duration.ofSeconds(4));
      try (Child second = broker()) {
        assertThat(second.line()).isEqualTo(kafka);
        waiting.get(60, TimeUnit.SECONDS);
        sink.flush(new TrialId("outage", 0));
        List<Integer> read = sequences(kafka).get(0);
        assertThat(read).isEqualTo(IntStream.rangeClosed(1, read.size()).boxed().toList());
      }
    }
  }

  private static boolean isLate(long start) {
    return System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(2_500);
  }

  private Child broker() throws Exception {
    return Child.start(
        BrokerProgram.class,
        folder.resolve("kafka").toString(),
        String.valueOf(ports[0]),
        String.valueOf(ports[1]));
  }

  private static void train(int trial, KafkaMetricSink sink, Semaphore sent) {
    for (int sequence = 1; sequence <= EVENTS; sequence++) {
      sink.send(event(trial, sequence));
      sent.release();
    }
    sink.flush(new TrialId("outage", trial));
  }

  private static TrialMeasured event(int trial, int sequence) {
    Measurement measurement = new Measurement(sequence, sequence, Map.of("val_loss", 1.0));
    return new TrialMeasured(new TrialId("outage", trial), 1, 1, sequence, sequence, measurement);
  }

  /** What the log holds of each trial, in its order. */
  private static Map<Integer, List<Integer>> sequences(String kafka) {
    return TopicClient.events(kafka).stream()
        .map(TrialMeasured.class::cast)
        .collect(
            Collectors.groupingBy(
                event -> event.id().trial(),
                TreeMap::new,
                Collectors.mapping(TrialMeasured::sequence, Collectors.toList())));
  }
}
