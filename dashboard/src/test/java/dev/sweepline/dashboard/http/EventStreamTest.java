package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.http.stream.EventId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventStreamTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void lateJoiner_seesWhatTheFoldSays() {
    server.feed(sweep(60));
    PageFold page = new PageFold();

    readTo(page, history().version());

    assertRows(page);
    assertThat(page.points).as("curves at first load").hasSizeLessThanOrEqualTo(10);
    assertThat(page.stages).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void reconnect_missesNothingWhereverTheStreamIsCut(long seed) {
    Random random = new Random(seed);
    List<SweepEvent> events = sweep(40);
    server.feed(events.subList(0, 1));
    PageFold page = new PageFold();
    readTo(page, history().version());
    for (int at = 1; at < events.size(); ) {
      int to = Math.min(events.size(), at + 1 + random.nextInt(60));
      server.feed(events.subList(at, to));
      at = to;
      if (random.nextBoolean()) {
        readTo(page, history().version() - random.nextInt(3));
      }
    }
    readTo(page, history().version());

    assertRows(page);
    for (TrialHistory trial : history().trials()) {
      assertThat(page.points.getOrDefault(trial.trial(), List.of()))
          .as("curve of trial %s", trial.trial())
          .hasSameSizeAs(trial.measurements());
    }
  }

  @Test
  void aLongFirstLoad_comesInPartsAndOnlyTheLastHasAnId() {
    server.feed(new SyntheticSweep("big", 1000, 1).finished("big", 1200, 1));

    try (SseClient stream = new SseClient(server, "/api/sweeps/big/events", "")) {
      SseClient.Message first = stream.next();
      SseClient.Message second = stream.next();
      SseClient.Message third = stream.next();
      assertThat(first.data().get("reset").asBoolean()).isTrue();
      assertThat(first.data().get("rows")).hasSize(500);
      assertThat(List.of(first.id(), second.id())).containsOnly("");
      assertThat(third.data().has("more")).isFalse();
      assertThat(third.version()).isGreaterThan(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "other-boot:5:s", "rubbish", "::", "x:99999999:s"})
  void anIdOfAnotherRunOfTheServer_getsEverything(String id) {
    server.feed(sweep(5));

    try (SseClient stream = new SseClient(server, "/api/sweeps/s/events", id)) {
      SseClient.Message first = stream.next();
      assertThat(first.data().get("reset").asBoolean()).isTrue();
      assertThat(first.data().get("rows")).hasSameSizeAs(history().trials());
    }
  }

  @Test
  void aReceiverThatIsUpToDate_getsNoRowsAgain() {
    server.feed(sweep(5));
    PageFold page = new PageFold();
    readTo(page, history().version());

    try (SseClient stream = new SseClient(server, "/api/sweeps/s/events", page.lastId)) {
      SseClient.Message first = stream.next();
      assertThat(first.data().get("reset").asBoolean()).isFalse();
      assertThat(first.data().has("rows")).isFalse();
      assertThat(stream.response.headers().firstValue("Content-Type"))
          .contains("text/event-stream");
    }
  }

  @Test
  void receiversWithoutRows_areToldOfEachChangeWhateverTheOthersHave() {
    List<SweepEvent> events = sweep(20);
    server.feed(events.subList(0, 5));
    String path = "/api/sweeps/s/events?rows=false&sweeps=true";
    try (SseClient early = new SseClient(server, path, "")) {
      early.next();
      server.feed(events.subList(5, 50));
      try (SseClient late = new SseClient(server, path, "")) {
        assertThat(late.next().version()).isEqualTo(history().version());
        server.feed(events.subList(50, events.size()));
        for (SseClient stream : List.of(early, late)) {
          SseClient.Message message = stream.next();
          while (message.version() < history().version()) {
            message = stream.next();
          }
          assertThat(message.data().at("/sweep/completed").asInt())
              .isEqualTo(history().counts().completed());
          assertThat(message.data().has("boot")).isFalse();
        }
      }
    }
  }

  @Test
  void theFeedsState_isToldAtFirstAndWhenItChanges() {
    server.feed(sweep(5));
    try (SseClient stream = new SseClient(server, "/api/sweeps/s/events", "")) {
      assertThat(stream.next().data().at("/feed/status").asText()).isEqualTo("ok");
      server.meter.trouble("no answer from Kafka at here:1");
      JsonNode down = stream.next().data();
      assertThat(down.at("/feed/status").asText()).isEqualTo("down");
      assertThat(down.at("/feed/problem").asText()).contains("here:1");
      assertThat(down.has("rows")).isFalse();
      server.meter.contact(5_000, 9_000);
      assertThat(stream.next().data().at("/feed/behind").asInt()).isEqualTo(5_000);
      server.meter.contact(3, 9_003);
      JsonNode well = stream.next().data().get("feed");
      assertThat(well.get("status").asText()).isEqualTo("ok");
      assertThat(well.get("behind").asInt()).as("nothing that changes while all is well").isZero();
    }
  }

  @Test
  void theList_tellsOfSweepsThatStartLater() {
    try (SseClient stream = new SseClient(server, "/api/events", "")) {
      assertThat(stream.next().data().get("sweeps")).isEmpty();
      server.feed(sweep(1));
      assertThat(stream.next().data().at("/sweeps/0/id").asText()).isEqualTo("s");
    }
  }

  /** Reads a new connection until the page has this version. */
  private void readTo(PageFold page, long version) {
    try (SseClient stream = new SseClient(server, "/api/sweeps/s/events", page.lastId)) {
      long reached = page.lastId.isEmpty() ? -1 : EventId.parse(page.lastId).version();
      while (reached < version) {
        SseClient.Message message = stream.next();
        page.add(message);
        reached = Math.max(reached, message.version());
      }
    }
  }

  private void assertRows(PageFold page) {
    assertThat(page.rows).hasSameSizeAs(history().trials());
    for (TrialHistory trial : history().trials()) {
      var row = page.rows.get(trial.trial());
      assertThat(row.get("state").asText()).isEqualTo(trial.state().name());
      assertThat(row.get("attempt").asInt()).isEqualTo(trial.attempt());
      assertThat(row.get("epoch").asInt())
          .isEqualTo(trial.lastMeasurement().map(Measurement::epoch).orElse(0));
    }
  }

  private SweepHistory history() {
    return server.sweeps.find("s").orElseThrow().history();
  }

  /** Interleaved trials, some retried, two stages, an end. */
  private static List<SweepEvent> sweep(int trials) {
    SyntheticSweep made = new SyntheticSweep("s", 1000, 7);
    List<SweepEvent> events = new ArrayList<>();
    events.add(made.submitted("small", "coarse_to_fine", trials));
    events.add(made.stage(0, 0, trials / 2, 1e-4, 0.1, 3));
    for (int i = 0; i < trials; i += 2) {
      List<SweepEvent> left = made.trial(i, 5);
      List<SweepEvent> right = new ArrayList<>(i + 1 < trials ? made.trial(i + 1, 3) : List.of());
      if (i % 6 == 0) {
        events.addAll(lost(i));
        left = left.stream().map(EventStreamTest::secondAttempt).toList();
      }
      for (SweepEvent event : left) {
        events.add(event);
        if (!right.isEmpty()) {
          events.add(right.remove(0));
        }
      }
      events.addAll(right);
    }
    events.add(made.stage(1, trials / 2, trials / 2, 1e-3, 0.01, 2));
    events.add(made.ended(Outcome.FINISHED));
    return events;
  }

  private static List<SweepEvent> lost(int trial) {
    TrialId id = new TrialId("s", trial);
    return List.of(
        new TrialStarted(id, 0, 1, 1, Map.of("learning_rate", 0.5), Budget.epochs(5), "driver/9"),
        new TrialMeasured(id, 0, 1, 2, 1, new Measurement(1, 10, Map.of("val_accuracy", 0.2))),
        new TrialMeasured(id, 0, 1, 3, 2, new Measurement(2, 20, Map.of("val_accuracy", 0.3))));
  }

  private static SweepEvent secondAttempt(SweepEvent event) {
    if (event instanceof TrialStarted e) {
      return new TrialStarted(e.id(), 0, 2, e.at(), e.parameters(), e.budget(), e.slot());
    } else if (event instanceof TrialMeasured e) {
      return new TrialMeasured(e.id(), 0, 2, e.at(), e.sequence(), e.measurement());
    }
    SweepEvent.TrialEnded e = (SweepEvent.TrialEnded) event;
    return new SweepEvent.TrialEnded(e.id(), 0, 2, e.at(), e.report());
  }
}
