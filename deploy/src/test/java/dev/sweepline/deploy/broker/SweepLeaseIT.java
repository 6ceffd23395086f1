package dev.sweepline.deploy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.log.SweepLease;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that take a sweep, on a real broker. */
class SweepLeaseIT {
  private static final DriverId FIRST = new DriverId("a", "one", 1, 0);
  private static final DriverId SECOND = new DriverId("b", "two", 2, 0);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder);
    TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), Duration.ofSeconds(30));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void take_foldsTheSweepsPastAndReleasesWhatRan() throws Exception {
    String kafka = broker.bootstrap();
    try (KafkaEventLog log = new KafkaEventLog(LogAddress.of(kafka));
        SweepLogFollower tail = SweepLogFollower.fromEnd(LogAddress.of(kafka), "past")) {
      SweepHistory first = claim(log, tail, FIRST).submit(TopicClient.submitted("past"));
      assertThat(first.driver()).isEqualTo(1);
      TopicClient.append(kafka, started("past"));

      try (SweepLogFollower whole = SweepLogFollower.fromBeginning(LogAddress.of(kafka), "past")) {
        SweepHistory second = claim(log, whole, SECOND).take();
        assertThat(second.driver()).isEqualTo(2);
        assertThat(second.holder()).contains(SECOND);
        assertThat(second.trial(0).orElseThrow().state()).isEqualTo(TrialState.PENDING);
      }
    }
  }

  @Test
  void take_isRefusedToTheSlowerOfTwo() throws Exception {
    String kafka = broker.bootstrap();
    TopicClient.append(kafka, TopicClient.submitted("race"));
    try (KafkaEventLog log = new KafkaEventLog(LogAddress.of(kafka));
        SweepLogFollower tail = SweepLogFollower.fromBeginning(LogAddress.of(kafka), "race")) {
      dev.sweepline.driver.log.EventLog late = new Outrun(log, new SweepTaken("race", 1, 5, FIRST));

      assertThatThrownBy(() -> claim(late, tail, SECOND).take())
          .isInstanceOf(UserException.class)
          .hasMessage("race was taken at the same moment by process 1 on one");
    }
  }

  @Test
  void takeOver_asksTheDriverToStopAndTakesTheSweepBehindItsLastWord() throws Exception {
    String kafka = broker.bootstrap();
    try (KafkaEventLog log = new KafkaEventLog(LogAddress.of(kafka));
        SweepLogFollower tail = SweepLogFollower.fromEnd(LogAddress.of(kafka), "over")) {
      claim(log, tail, FIRST).submit(TopicClient.submitted("over"));
      SweepEnded lastWord = new SweepEnded("over", 1, 8, Outcome.INTERRUPTED, List.of());
      tail.follow(
          event -> {
            if (event instanceof StopRequested) {
              log.append(lastWord, () -> {});
            }
          });

      try (SweepLogFollower whole = SweepLogFollower.fromBeginning(LogAddress.of(kafka), "over")) {
        assertThat(claim(log, whole, SECOND).takeOver().holder()).contains(SECOND);
      }
      assertThat(TopicClient.events(kafka).stream().filter(e -> e.sweep().equals("over")))
          .extracting(event -> event.getClass().getSimpleName())
          .containsExactly(
              "SweepSubmitted", "SweepTaken", "StopRequested", "SweepEnded", "SweepTaken");
    }
  }

  @Test
  void follow_hearsWhatOthersWriteAndNothingElse() throws Exception {
    String kafka = broker.bootstrap();
    BlockingQueue<SweepEvent> heard = new LinkedBlockingQueue<>();
    try (KafkaEventLog log = new KafkaEventLog(LogAddress.of(kafka));
        SweepLogFollower tail = SweepLogFollower.fromEnd(LogAddress.of(kafka), "heard")) {
      claim(log, tail, FIRST).submit(TopicClient.submitted("heard"));
      tail.follow(heard::add);
      StopRequested stop = new StopRequested("heard", 7, OptionalInt.of(0), "enough");
      TopicClient.append(
          kafka, started("heard"), new StopRequested("other", 7, stop.trial(), "enough"));
      TopicClient.write(LogAddress.of(kafka), "heard", Collections.singletonList(null));
      log.append(stop, () -> {});

      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(stop);
      assertThat(heard).isEmpty();
    }
  }

  private static SweepLease claim(
      dev.sweepline.driver.log.EventLog log, SweepLogFollower tail, DriverId claimant) {
    return new SweepLease(log, tail, claimant, Clock.systemUTC());
  }

  private static TrialStarted started(String sweep) {
    return new TrialStarted(new TrialId(sweep, 0), 1, 1, 3, Map.of(), Budget.epochs(1), "slot");
  }

  /** A log into which somebody else writes just before. */
  private record Outrun(dev.sweepline.driver.log.EventLog log, SweepEvent before)
      implements dev.sweepline.driver.log.EventLog {
    @Override
    public void onFailure(java.util.function.Consumer<Exception> listener) {
      log.onFailure(listener);
    }

    @Override
    public void append(SweepEvent event, Runnable acknowledged) {
      log.append(before, () -> {});
      log.append(event, acknowledged);
    }

    @Override
    public void close() {}
  }
}
