package dev.sweepline.deploy.broker;

import dev.sweepline.dashboard.snapshot.SavedDecisions;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.LogReader;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.worker.kafka.EventProducer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Ends the sweeps whose driver died, on a broker that has just started. A driver that outlived the
 * broker before keeps its sweep.
 */
public final class OpenSweeps {
  private static final String NOTE = "the driver died";

  private OpenSweeps() {}

  /**
   * Appends {@code SweepEnded(INTERRUPTED)} for every sweep that is still open.
   *
   * @param home whose snapshot, if it has one, spares reading what it knows of the log
   * @return the ids of those sweeps
   */
  public static Set<String> close(LogAddress log, Path home, Clock clock) {
    SweepIndex sweeps = behind(log, home).orElseGet(() -> all(log));
    List<SweepHistory> open =
        sweeps.all().stream()
            .filter(sweep -> sweep.state() == SweepState.RUNNING)
            .filter(sweep -> !DriverLiveness.isDriven(sweep, clock.millis()))
            .toList();
    if (!open.isEmpty()) {
      append(log, open, clock);
    }
    return open.stream().map(SweepHistory::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static SweepIndex all(LogAddress log) {
    SweepIndex sweeps = new SweepIndex();
    LogReader.readDecisions(log, sweeps::apply);
    return sweeps;
  }

  /** Sweeps that have ended, and of which the rest of the log does not tell, are not among them. */
  private static Optional<SweepIndex> behind(LogAddress log, Path home) {
    SweepIndex sweeps = new SweepIndex();
    try {
      SavedDecisions saved = SavedDecisions.of(home);
      if (saved.marks().isEmpty()) {
        return Optional.empty();
      }
      saved.running(sweeps::apply);
      boolean read =
          LogReader.readDecisions(
              log,
              saved.marks(),
              event -> {
                saved.of(event.sweep(), sweeps::apply);
                sweeps.apply(event);
              });
      return read ? Optional.of(sweeps) : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static void append(LogAddress log, List<SweepHistory> open, Clock clock) {
    try (EventProducer producer = new EventProducer(log)) {
      open.stream()
          .map(sweep -> interrupted(sweep, clock))
          .map(producer::send)
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private static SweepEnded interrupted(SweepHistory sweep, Clock clock) {
    return new SweepEnded(
        sweep.id(), sweep.driver(), clock.millis(), SweepEnded.Outcome.INTERRUPTED, List.of(NOTE));
  }
}
