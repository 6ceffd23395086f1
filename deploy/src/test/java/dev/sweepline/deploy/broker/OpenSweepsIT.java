package dev.sweepline.deploy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSweepsIT {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(42), ZoneOffset.UTC);

  @Test
  void close_endsOnlySweepsWithoutAnEnd(@TempDir Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      String kafka = broker.bootstrap();
      TopicProvisioner.ensure(LogAddress.of(kafka), Duration.ofSeconds(30));
      TopicClient.append(kafka, TopicClient.submitted("dead"), TopicClient.submitted("done"));
      TopicClient.append(kafka, finished("done"), TopicClient.submitted("again"));
      TopicClient.append(kafka, finished("again"), started("again"));
      TopicClient.write(kafka, List.of("no event".getBytes(StandardCharsets.UTF_8)));

      assertThat(OpenSweeps.close(LogAddress.of(kafka), CLOCK)).containsExactly("dead", "again");

      List<byte[]> log = TopicClient.read(kafka);
      assertThat(log).hasSize(9);
      assertThat(OpenSweeps.close(LogAddress.of(kafka), CLOCK)).isEmpty();
      assertThat(EventCodec.decode(log.get(7)))
          .isEqualTo(
              new SweepEnded("dead", 0, 42, Outcome.INTERRUPTED, List.of("the driver died")));
    }
  }

  private static SweepEvent finished(String sweep) {
    return new SweepEnded(sweep, 0, 2, Outcome.FINISHED, List.of());
  }

  private static SweepEvent started(String sweep) {
    return new TrialStarted(new TrialId(sweep, 0), 0, 1, 3, Map.of(), Budget.epochs(1), "driver/0");
  }
}
