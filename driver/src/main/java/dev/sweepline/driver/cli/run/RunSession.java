package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.run.Beginning.Begun;
import dev.sweepline.driver.cli.text.BoardTable;
import dev.sweepline.driver.cli.text.Lines;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.StopConditions;
import dev.sweepline.driver.loop.SweepJournal;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.spark.Slots;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.station.Station;
import dev.sweepline.driver.station.StationRequest;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.UserCode;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

/**
 * One driver's work on one sweep, from beginning to end.
 *
 * @param request the broker and the page
 * @param slots the most trials at once; empty for as many as there are cores
 * @param terminal whether somebody watches
 * @param stay whether to keep the page up afterwards, until Ctrl-C
 */
record RunSession(
    StationRequest request,
    DataFolders folders,
    OptionalInt slots,
    boolean terminal,
    boolean stay) {
  private static final int TOP = 5;

  /**
   * Opens the parts, runs the loop, closes the parts in reverse order.
   *
   * @return the exit code
   */
  int run(Station.Opener opener, Beginning beginning) throws InterruptedException {
    try (OpenParts parts = new OpenParts()) {
      Station station = opener.open(request);
      parts.add(station::close);
      EventLog log = new KafkaEventLog(station.log());
      parts.add(log::close);
      Optional<Begun> begun =
          beginning.begin(station.log(), log, sweep -> SparkBackend.check(wanted(sweep)));
      if (begun.isEmpty()) {
        return 0;
      }
      station.page().ifPresent(page -> System.out.println("page: " + page));
      Opened opened = open(begun.get(), log, station.log(), parts);
      SweepLoop loop = opened.loop();
      Outcome outcome = watch(loop, parts);
      loop.look(
          history -> {
            summarize(history, station);
            return null;
          });
      boolean refitted = outcome != Outcome.FINISHED || refit(begun.get().sweep(), opened, log);
      if (stay && station.page().isPresent()) {
        System.out.println("The page stays up until Ctrl-C.");
        parts.await();
      }
      boolean useful = loop.look(history -> history.counts().completed() > 0);
      return outcome == Outcome.FINISHED && useful && refitted ? 0 : 1;
    }
  }

  /** What works on the sweep. */
  private record Opened(SweepLoop loop, SparkBackend backend) {}

  private Opened open(Begun begun, EventLog log, LogAddress address, OpenParts parts) {
    parts.add(begun.tail()::close);
    Sweep sweep = begun.sweep();
    SparkBackend backend = SparkBackend.start(address, folders, userCode(begun), wanted(sweep));
    parts.add(backend::close);
    TopModels models =
        new TopModels(
            sweep.objective(),
            sweep.recording().models(),
            sweep.terms().limits().disk().orElse(Long.MAX_VALUE),
            new ModelShelf(new ModelFolder(folders.home()), begun.history().id()));
    SweepJournal journal = new SweepJournal(begun.history(), log, Clock.systemUTC());
    StopConditions ending = new StopConditions(sweep.terms().limits(), sweep.objective());
    TrialQueue backlog = new TrialQueue(begun.sampler(), journal, SpecFactory.of(sweep), ending);
    begun.prepare().accept(backlog);
    SweepLoop loop = new SweepLoop(new LoopParts(journal, backlog, backend, models, ending));
    begun.tail().follow(new Requests(loop, begun.history().driver()));
    parts.add(() -> loop.interrupt("the driver was told to end"));
    return new Opened(loop, backend);
  }

  /** Trains the best again where the file says so; false where that failed, which was told. */
  private boolean refit(Sweep sweep, Opened opened, EventLog log) throws InterruptedException {
    if (sweep.terms().refit().isEmpty()) {
      return true;
    }
    SweepHistory history = opened.loop().look(ended -> ended); // nobody changes it any more
    Refitting refitting =
        new Refitting(opened.backend(), log, new ModelFolder(folders.home()), Clock.systemUTC());
    try {
      TrialHistory best = Refitting.trial(history, OptionalInt.empty());
      System.out.println(
          Lines.refitted(refitting.run(history, sweep, best, sweep.terms().refit().get())));
      return true;
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("refit failed: " + e.getMessage());
      return false;
    }
  }

  private Slots wanted(Sweep sweep) {
    return new Slots(slots, sweep.terms().limits().parallel(), sweep.terms().resources());
  }

  /** Executors may not reach the sweep file's folder. */
  private static UserCode userCode(Begun begun) {
    return begun.userCode().carrying(begun.sweep().network().orElseThrow().name());
  }

  private Outcome watch(SweepLoop loop, OpenParts parts) throws InterruptedException {
    Pulse pulse = Pulse.start(loop, folders.home());
    parts.add(pulse::stop);
    Progress progress = Progress.start(loop, terminal);
    try {
      return loop.start().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the sweep stopped: " + e.getCause().getMessage(), e.getCause());
    } finally {
      progress.stop();
      pulse.stop();
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
