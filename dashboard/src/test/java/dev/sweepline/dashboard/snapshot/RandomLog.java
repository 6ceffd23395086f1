package dev.sweepline.dashboard.snapshot;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Logs with everything that may stand in one, in any order: late, early, twice, of old drivers. */
final class RandomLog {
  private static final int MOST_TRIALS = 5;
  private static final DriverId HOLDER = new DriverId("token", "host", 1, 1);

  private final Random random;
  private final int[] drivers = new int[3];
  private long at;

  RandomLog(long seed) {
    random = new Random(seed);
  }

  List<SweepEvent> events(int count) {
    List<SweepEvent> events = new ArrayList<>();
    while (events.size() < count) {
      int sweep = random.nextInt(drivers.length);
      at += random.nextInt(50);
      events.add(events.size() < drivers.length ? submitted(events.size()) : event(sweep));
    }
    return events;
  }

  private SweepEvent submitted(int sweep) {
    return TestSubmissions.submission("s" + sweep)
        .at(at)
        .objective(
            new Objective("loss", Goal.MINIMIZE, sweep == 1 ? Aggregate.BEST : Aggregate.LAST))
        .build();
  }

  private SweepEvent event(int number) {
    String sweep = "s" + number;
    TrialId trial = new TrialId(sweep, random.nextInt(MOST_TRIALS));
    int driver = Math.max(0, drivers[number] - (random.nextInt(8) == 0 ? 1 : 0));
    int attempt = 1 + random.nextInt(2);
    return switch (random.nextInt(40)) {
      case 0 -> new SweepTaken(sweep, ++drivers[number], at, HOLDER);
      case 1, 2 -> new DriverAlive(sweep, driver, at);
      case 3 ->
          new SweepEnded(
              sweep,
              driver,
              at,
              random.nextBoolean() ? SweepEnded.Outcome.FINISHED : SweepEnded.Outcome.INTERRUPTED,
              List.of("note"));
      case 4 -> new StageOpened(sweep, driver, at, random.nextInt(2), 0, 3, Map.of());
      case 5 -> new SweepExtended(sweep, driver, at, 2);
      case 6 -> new TrialsExtended(sweep, driver, at, List.of(trial.trial()), 3);
      case 7 ->
          new TrialMarked(
              sweep,
              at,
              trial.trial(),
              "ann",
              Optional.of(random.nextBoolean()),
              Optional.empty(),
              Optional.of(List.of("tag" + random.nextInt(3))));
      case 8 ->
          new SweepMarked(
              sweep, at, "bob", Optional.of("name " + at), Optional.of(random.nextBoolean()));
      case 9 -> new StopRequested(sweep, at, OptionalInt.empty(), "stop");
      case 10 ->
          random.nextInt(12) == 0 ? new SweepDeleted(sweep, at, "eve") : started(trial, 1, 1);
      case 11, 12 ->
          new TrialRetried(
              trial, driver, attempt, at, new TrialEnd.Failed(FailureKind.LOST, "away", ""));
      case 13, 14 ->
          new TrialPaused(trial, driver, attempt, at, "asha", 1, Iterations.EPOCHS, 0.5, 2);
      case 15, 16, 17, 18 ->
          new TrialEnded(
              trial,
              driver,
              attempt,
              at,
              new TrialReport(
                  new TrialEnd.Completed(), 3, Map.of("test_loss", random.nextDouble())));
      case 19, 20, 21, 22, 23, 24 -> started(trial, driver, attempt);
      default -> measured(trial, driver, attempt);
    };
  }

  private SweepEvent started(TrialId trial, int driver, int attempt) {
    int kept = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
    return new TrialStarted(
        trial,
        driver,
        attempt,
        at,
        Map.of("lr", random.nextDouble(), "depth", 3L),
        Budget.epochs(9),
        "driver/0",
        kept,
        Lineage.NONE);
  }

  private SweepEvent measured(TrialId trial, int driver, int attempt) {
    int epoch = 1 + random.nextInt(9);
    double loss = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
    Map<String, Double> metrics =
        switch (random.nextInt(5)) {
          case 0 -> Map.of("other", loss);
          case 1 -> Map.of();
          default -> Map.of("loss", loss, "seconds", 0.1 * epoch);
        };
    return new TrialMeasured(
        trial, driver, attempt, at, epoch, new Measurement(epoch, 7L * epoch, metrics));
  }
}
