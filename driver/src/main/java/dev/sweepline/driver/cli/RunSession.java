package dev.sweepline.driver.cli;

import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.loop.Journal;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.station.Station;
import dev.sweepline.driver.station.StationRequest;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.Reading;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.UserCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

/**
 * One sweep from submission to end.
 *
 * @param slots how many trials at once; empty for as many as there are cores
 */
record RunSession(
    Sweep sweep, Reading reading, DataFolders folders, UserCode userCode, OptionalInt slots) {
  private static final int TOP = 5;

  /**
   * Opens the parts, runs the loop, closes the parts in reverse order.
   *
   * @param terminal whether somebody watches
   * @param stay whether to keep the page up afterwards, until Ctrl-C
   * @return the exit code
   */
  int run(Station.Opener opener, StationRequest request, boolean terminal, boolean stay)
      throws InterruptedException {
    try (OpenParts parts = new OpenParts()) {
      Station station = opener.open(request);
      parts.add(station::close);
      station.page().ifPresent(page -> System.out.println("page: " + page));
      SweepLoop loop = open(station, parts);
      Outcome outcome = watch(loop, terminal);
      loop.look(
          history -> {
            summarize(history, station);
            return null;
          });
      if (stay && station.page().isPresent()) {
        System.out.println("The page stays up until Ctrl-C.");
        parts.await();
      }
      boolean useful = loop.look(history -> history.counts().completed() > 0);
      return outcome == Outcome.FINISHED && useful ? 0 : 1;
    }
  }

  private SweepLoop open(Station station, OpenParts parts) {
    Clock clock = Clock.systemUTC();
    Sampler sampler = Samplers.of(sweep);
    EventLog log = new KafkaEventLog(station.kafka());
    parts.add(log::close);
    SparkBackend backend = SparkBackend.start(station.kafka(), folders, userCode, slots);
    parts.add(backend::close);
    SweepSubmitted submitted =
        Submission.of(sweep, reading, sampler.planned(), clock.instant(), new SecureRandom());
    log.append(submitted, () -> {});
    SpecFactory specs =
        new SpecFactory(
            sweep.dataset().orElseThrow(),
            sweep.network().orElseThrow(),
            sweep.seed(),
            sweep.terms().repeats(),
            sweep.recording(),
            sweep.terms().seeds(),
            sweep.terms().limits().ofTrial());
    Journal journal = new Journal(new SweepHistory(submitted), log, clock);
    ModelFolder folder = new ModelFolder(folders.home());
    TopModels models =
        new TopModels(
            sweep.objective(),
            sweep.recording().models(),
            trial -> folder.delete(new TrialId(submitted.sweep(), trial)));
    SweepLoop loop = new SweepLoop(specs, sampler, journal, backend, models);
    parts.add(loop::interrupt);
    return loop;
  }

  private static Outcome watch(SweepLoop loop, boolean terminal) throws InterruptedException {
    Progress progress = Progress.start(loop, terminal);
    try {
      return loop.start().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the sweep stopped: " + e.getCause().getMessage(), e.getCause());
    } finally {
      progress.stop();
    }
  }

  private static void summarize(SweepHistory history, Station station) {
    System.out.println();
    System.out.println(Lines.headline(history));
    System.out.print(BoardTable.of(history, TOP));
    history.ended().ifPresent(end -> end.notes().forEach(note -> System.out.println(note)));
    station.page().ifPresent(page -> System.out.println("page: " + page));
  }
}
