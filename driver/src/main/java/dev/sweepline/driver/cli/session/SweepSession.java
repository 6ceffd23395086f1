package dev.sweepline.driver.cli.session;

import dev.sweepline.driver.cli.session.SweepSource.LeasedSweep;
import dev.sweepline.driver.cli.text.BoardTable;
import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.StopConditions;
import dev.sweepline.driver.loop.SweepJournal;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.user.UserCode;
import java.time.Clock;
import java.time.Duration;
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
public record SweepSession(
    ServicesRequest request,
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
  public int run(Services.Opener opener, SweepSource beginning) throws InterruptedException {
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = opener.open(request);
      parts.add(services::close);
      EventLog log = new KafkaEventLog(services.log());
      parts.add(log::close);
      Optional<LeasedSweep> leased =
          beginning.begin(services.log(), log, sweep -> SparkBackend.check(wanted(sweep)));
      if (leased.isEmpty()) {
        return 0;
      }
      services.page().ifPresent(page -> System.out.println("page: " + page));
      Opened opened = openTaken(leased.get(), log, services.log(), parts);
      EndedSweep ended = watch(opened.loop(), parts);
      summarize(ended.history(), services);
      boolean finished = ended.outcome() == Outcome.FINISHED;
      boolean refitted =
          !finished || refit(leased.get().sweep(), ended.history(), opened.backend(), log);
      if (stay && services.page().isPresent()) {
        System.out.println("The page stays up until Ctrl-C.");
        parts.await();
      }
      boolean useful = ended.history().counts().completed() > 0;
      return finished && useful && refitted ? 0 : 1;
    }
  }

  /** What works on the sweep. */
  private record Opened(SweepLoop loop, SparkBackend backend) {}

  /** From here on the sweep stands in the log, so nothing is the user's mistake any more. */
  private Opened openTaken(
      LeasedSweep leased, EventLog log, LogAddress address, ShutdownCloser parts) {
    try {
      return open(leased, log, address, parts);
    } catch (RuntimeException e) {
      String id = leased.history().id();
      throw new IllegalStateException(
          "%s is in the log, but cannot run: %s; go on with: resume %s"
              .formatted(id, e.getMessage(), id),
          e);
    }
  }

  private Opened open(LeasedSweep leased, EventLog log, LogAddress address, ShutdownCloser parts) {
    parts.add(leased.follower()::close);
    Sweep sweep = leased.sweep();
    SerialThread owner = thread("sweepline-owner", parts);
    SerialThread disk = thread("sweepline-models", parts);
    SparkBackend backend = SparkBackend.start(address, folders, userCode(leased), wanted(sweep));
    parts.add(backend::close);
    TopModels models =
        new TopModels(
            sweep.objective(),
            sweep.recording().models(),
            sweep.terms().limits().disk().orElse(Long.MAX_VALUE),
            new SweepModels(new ModelFolder(folders.home()), leased.history().id()),
            disk);
    SweepJournal journal = new SweepJournal(leased.history(), log, Clock.systemUTC());
    StopConditions conditions = new StopConditions(sweep.terms().limits(), sweep.objective());
    TrialQueue queue = new TrialQueue(leased.sampler(), journal, SpecFactory.of(sweep), conditions);
    leased.prepare().accept(queue);
    LoopParts work =
        new LoopParts(journal, queue, backend, models, conditions, StoppingRules.of(sweep));
    SweepLoop loop = new SweepLoop(work, owner);
    leased.follower().follow(new RequestListener(loop, leased.history().driver()));
    parts.add(() -> loop.interrupt("the driver was told to end"));
    return new Opened(loop, backend);
  }

  /** Trains the best again where the file says so; false where that failed, which was told. */
  private boolean refit(Sweep sweep, SweepHistory history, SparkBackend backend, EventLog log)
      throws InterruptedException {
    if (sweep.terms().refit().isEmpty()) {
      return true;
    }
    RefitRunner refitting =
        new RefitRunner(backend, log, new ModelFolder(folders.home()), Clock.systemUTC());
    try {
      TrialHistory best = RefitRunner.trial(history, OptionalInt.empty());
      System.out.println(
          SweepSummary.refitted(refitting.run(history, sweep, best, sweep.terms().refit().get())));
      return true;
    } catch (UserException | IllegalStateException e) {
      System.err.println("refit failed: " + e.getMessage());
      return false;
    }
  }

  private SlotRequest wanted(Sweep sweep) {
    return new SlotRequest(slots, sweep.terms().limits().parallel(), sweep.terms().resources());
  }

  /** Executors may not reach the sweep file's folder. */
  private static UserCode userCode(LeasedSweep leased) {
    return leased.userCode().carrying(leased.sweep().network().orElseThrow().name());
  }

  private static SerialThread thread(String name, ShutdownCloser parts) {
    SerialThread thread = new SerialThread(name, Duration.ofSeconds(20));
    parts.add(thread::close);
    return thread;
  }

  private EndedSweep watch(SweepLoop loop, ShutdownCloser parts) throws InterruptedException {
    DriverHeartbeat pulse = DriverHeartbeat.start(loop, folders.home());
    parts.add(pulse::stop);
    ProgressLine progress = ProgressLine.start(loop, terminal, Clock.systemUTC());
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

  private static void summarize(SweepHistory history, Services services) {
    System.out.println();
    System.out.println(SweepSummary.headline(history));
    System.out.print(BoardTable.of(history, TOP));
    history.ended().ifPresent(end -> end.notes().forEach(note -> System.out.println(note)));
    services.page().ifPresent(page -> System.out.println("page: " + page));
  }
}
