package dev.sweepline.driver.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.log.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DemoSweepTest {
  private static final DriverId HOLDER = new DriverId("t", "host", 1, 2);

  @Test
  void events_areAWholeSweepThatRanksAndFailsLikeARealOne() {
    SweepHistory history = history(events(new DemoPlan(400, 12, 6, 8, 3)));

    assertThat(history.state()).isEqualTo(SweepState.FINISHED);
    SweepHistory.Counts counts = history.counts();
    assertThat(counts.ended()).isEqualTo(400).isEqualTo(counts.planned());
    assertThat(counts.completed()).isGreaterThan(100);
    assertThat(counts.failed()).isBetween(5, 200);
    assertThat(counts.stopped()).isGreaterThan(20);
    List<Standing> board = Leaderboard.of(history);
    assertThat(board.get(0).value().orElseThrow()).isBetween(0.9, 1.0);
    assertThat(board).anySatisfy(row -> assertThat(row.attempt()).isEqualTo(2));
    assertThat(board)
        .allSatisfy(
            row ->
                assertThat(row.parameters().containsKey("momentum"))
                    .isEqualTo("sgd".equals(row.parameters().get("optimizer"))));
  }

  @Test
  void events_areTheSameForTheSameSeedAndOthersForAnother() {
    DemoPlan plan = new DemoPlan(20, 4, 3, 2, 1);

    assertThat(events(plan)).isEqualTo(events(plan));
    assertThat(values(events(plan))).isNotEqualTo(values(events(new DemoPlan(20, 4, 3, 2, 2))));
  }

  @Test
  void events_comeInTheOrderOfTheirTimesAndPassTheCodec() {
    List<SweepEvent> events = events(new DemoPlan(30, 5, 9, 4, 1));

    assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
    assertThat(events)
        .allSatisfy(
            event -> assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event));
    assertThat(events)
        .filteredOn(TrialMeasured.class::isInstance)
        .allSatisfy(
            event -> assertThat(((TrialMeasured) event).measurement().metrics()).hasSize(9));
  }

  @Test
  void millis_areThoseFromTheBeginningToTheEnd_andNearlyThatForManyTrials() {
    for (int trials : new int[] {5, 60, 900}) {
      DemoPlan plan = new DemoPlan(trials, 3, 1, 8, 1);
      List<SweepEvent> events = events(plan);
      long took = events.get(events.size() - 1).at() - events.get(0).at();
      long told =
          DemoSweep.millis(
              plan,
              (SweepEvent.SweepSubmitted) events.get(0),
              HOLDER,
              Samplers.of(plan.file().sweep().orElseThrow()));

      assertThat(told).isCloseTo(took, Percentage.withPercentage(trials > 400 ? 10 : 0));
    }
  }

  @Test
  void plan_saysWhichNumberIsWrong() {
    assertThatThrownBy(() -> new DemoPlan(0, 1, 1, 1, 1)).hasMessage("trials 0 is not at least 1");
    assertThatThrownBy(() -> new DemoPlan(1, 1, 201, 1, 1))
        .hasMessage("metrics 201 are too many; at most 200");
  }

  private static List<Map<String, Double>> values(List<SweepEvent> events) {
    return events.stream()
        .filter(TrialMeasured.class::isInstance)
        .map(event -> ((TrialMeasured) event).measurement().metrics())
        .toList();
  }

  private static List<SweepEvent> events(DemoPlan plan) {
    ParsedSweep file = plan.file();
    Sweep sweep = file.sweep().orElseThrow();
    DemoSweep demo =
        new DemoSweep(
            plan,
            Submissions.of(
                sweep,
                file,
                Samplers.of(sweep).planned(),
                Map.of(),
                Instant.ofEpochMilli(1000),
                new Random(1)),
            HOLDER,
            Samplers.of(sweep),
            offset -> 1000 + offset);
    List<SweepEvent> events = new ArrayList<>();
    demo.forEachRemaining(events::add);
    events.add(demo.end(0));
    return events;
  }

  private static SweepHistory history(List<SweepEvent> events) {
    SweepHistory history = new SweepHistory((SweepEvent.SweepSubmitted) events.get(0));
    events.subList(1, events.size()).forEach(history::apply);
    return history;
  }
}
