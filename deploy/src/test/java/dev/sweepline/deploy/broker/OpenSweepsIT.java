package dev.sweepline.deploy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.ingest.EventFeed;
import dev.sweepline.dashboard.ingest.LogBatch;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.dashboard.snapshot.SnapshotFolder;
import dev.sweepline.dashboard.snapshot.Snapshots;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.log.LogMark;
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
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

      assertThat(OpenSweeps.close(LogAddress.of(kafka), folder, CLOCK))
          .containsExactly("dead", "again");

      List<byte[]> log = TopicClient.read(kafka);
      assertThat(log).hasSize(9);
      assertThat(OpenSweeps.close(LogAddress.of(kafka), folder, CLOCK)).isEmpty();
      assertThat(EventCodec.decode(log.get(7)))
          .isEqualTo(
              new SweepEnded("dead", 0, 42, Outcome.INTERRUPTED, List.of("the driver died")));

      TopicClient.append(kafka, new SweepDeleted("again", 50, "ann"));
      save(TopicClient.read(kafka), folder);
      TopicClient.append(kafka, started("done"), TopicClient.submitted("late"));

      assertThat(followed(kafka, folder)).hasSize(2);
      assertThat(OpenSweeps.close(LogAddress.of(kafka), folder, CLOCK))
          .containsExactly("done", "late");
      assertThat(OpenSweeps.close(LogAddress.of(kafka), folder, CLOCK)).isEmpty();
      assertThat(followed(kafka, folder)).hasSize(4);

      save(List.of(new byte[1]), folder); // that of another log
      assertThat(followed(kafka, folder)).hasSizeGreaterThan(10);
      assertThat(OpenSweeps.close(LogAddress.of(kafka), folder, CLOCK)).isEmpty();
    }
  }

  /** A snapshot of a log that ends with a deletion, at which one is written. */
  private static void save(List<byte[]> log, Path folder) {
    LiveSweeps sweeps = new LiveSweeps(true);
    Snapshots snapshots = new Snapshots(sweeps, SnapshotFolder.open(folder), Runnable::run);
    List<SweepEvent> events =
        log.stream().map(EventCodec::tryDecode).flatMap(Optional::stream).toList();
    sweeps.apply(events);
    sweeps.apply(List.of(new SweepDeleted("gone", 51, "ann")));
    int last = log.size() - 1;
    snapshots.applied(new LogBatch(events, List.of(LogMark.of(0, 0, last, log.get(last)))));
    snapshots.close();
  }

  /** The first events that a page reads that has a snapshot. */
  private static List<SweepEvent> followed(String kafka, Path folder) throws Exception {
    BlockingQueue<List<SweepEvent>> batches = new LinkedBlockingQueue<>();
    FeedMeter meter = new FeedMeter(Clock.systemUTC());
    Snapshots known =
        new Snapshots(new LiveSweeps(true), SnapshotFolder.open(folder), Runnable::run);
    try (EventFeed feed =
        EventFeed.start(
            LogAddress.of(kafka),
            known,
            batch -> {
              batches.add(batch.events());
              return CompletableFuture.completedFuture(null);
            },
            meter)) {
      assertThat(feed).isNotNull();
      List<SweepEvent> first = batches.poll(30, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      return first;
    } finally {
      known.close();
    }
  }

  private static SweepEvent finished(String sweep) {
    return new SweepEnded(sweep, 0, 2, Outcome.FINISHED, List.of());
  }

  private static SweepEvent started(String sweep) {
    return new TrialStarted(new TrialId(sweep, 0), 0, 1, 3, Map.of(), Budget.epochs(1), "driver/0");
  }
}
