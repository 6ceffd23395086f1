package dev.sweepline.driver.session;

import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.StopConditions;
import dev.sweepline.driver.loop.SweepJournal;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.session.SweepSource.LeasedSweep;
import dev.sweepline.driver.spark.RunningSpark;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.model.ModelFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The drive of one sweep: taken, then started, then waited for. It tells nobody how it goes, which
 * the command line and programs do in ways of their own. For one thread.
 */
public final class SweepDrive {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final SweepSession session;
  private final LeasedSweep leased;

  private SweepDrive(SweepSession session, LeasedSweep leased) {
    this.session = session;
    this.leased = leased;
  }

  /**
   * Takes a sweep.
   *
   * @return empty when there is nothing to do, which the user has been told
   * @throws dev.sweepline.sweep.text.UserException when it cannot run
   */
  public static Optional<SweepDrive> take(SweepSource source, SweepSession session) {
    return source
        .lease(session, sweep -> check(sweep, session))
        .map(leased -> new SweepDrive(session, leased));
  }

  private static void check(Sweep sweep, SweepSession session) {
    SparkBackend.check(session.options().spark(), session.options().slots(sweep));
    if (sweep.output().refit().isPresent()) {
      session.options().spark().ifPresent(RunningSpark::checkRefit);
    }
  }

  /** What is driven. */
  public Sweep sweep() {
    return leased.sweep();
  }

  /** Its id. */
  public String id() {
    return leased.history().id();
  }

  /**
   * Starts Spark, where it does not run, and the slots.
   *
   * @param listener hears each event once it counts, in order, on a thread that must not wait
   */
  public RunningSweep start(Consumer<SweepEvent> listener) {
    session.parts().add(leased.follower()::close);
    // Before the slots, so that when all is closed at once trackers hear of the end, too.
    SweepTrackers trackers =
        SweepTrackers.follow(sweep(), id(), leased.userCode().folder(), session);
    session.parts().add(trackers::close);
    SerialThread owner = thread("sweepline-owner");
    SerialThread disk = thread("sweepline-models");
    SparkBackend backend = startSpark();
    SweepLoop loop = loop(backend, owner, disk, listener);
    DriverHeartbeat heartbeat = DriverHeartbeat.start(loop, session.folders().home());
    session.parts().add(heartbeat::stop);
    CompletableFuture<EndedSweep> ended =
        loop.start().whenComplete((end, failure) -> heartbeat.stop());
    return new RunningSweep(loop, backend, ended, trackers::close);
  }

  /**
   * A sweep at work.
   *
   * @param ended completes when the sweep's end is in the log
   * @param tell waits, not for long, until the tools that follow it have all that there is
   */
  public record RunningSweep(
      SweepLoop loop, SparkBackend backend, CompletableFuture<EndedSweep> ended, Runnable tell) {}

  /**
   * Trains the best again where the file says so; no trial may run any more.
   *
   * @throws dev.sweepline.sweep.text.UserException where there is none
   * @throws IllegalStateException with the reason why that failed
   */
  public void refit(EndedSweep ended, SparkBackend backend) throws InterruptedException {
    Sweep sweep = leased.sweep();
    if (sweep.output().refit().isPresent()) {
      TrialHistory best = RefitRunner.trial(ended.history(), OptionalInt.empty());
      new RefitRunner(session, backend)
          .run(ended.history(), sweep, best, sweep.output().refit().get());
    }
  }

  /** The sweep stands in the log by now, so nothing is the user's mistake any more. */
  private SparkBackend startSpark() {
    try {
      Sweep sweep = leased.sweep();
      String network = sweep.training().network().map(NamedOptions::name).orElse("");
      List<String> files = sweep.training().program().map(Program::files).orElse(List.of());
      return session.startSpark(leased.userCode(), network, files, session.options().slots(sweep));
    } catch (RuntimeException e) {
      String id = leased.history().id();
      throw new IllegalStateException(
          "%s is in the log, but cannot run: %s; go on with: resume %s"
              .formatted(id, e.getMessage(), id),
          e);
    }
  }

  private SweepLoop loop(
      SparkBackend backend, SerialThread owner, SerialThread disk, Consumer<SweepEvent> listener) {
    Sweep sweep = leased.sweep();
    SweepHistory history = leased.history();
    TopModels models =
        new TopModels(
            sweep.objectives(),
            sweep.output().recording().models(),
            sweep.limits().disk().orElse(Long.MAX_VALUE),
            new SavedModels(session.models(), history.id()),
            disk);
    SweepJournal journal =
        new SweepJournal(history, session.log(), session.context().clock(), listener);
    StopConditions conditions = new StopConditions(sweep.limits(), sweep.objectives());
    TrialQueue queue = new TrialQueue(leased.sampler(), journal, SpecFactory.of(sweep), conditions);
    leased.prepare().accept(queue);
    SweepLoop loop =
        new SweepLoop(
            new LoopParts(journal, queue, backend, models, conditions, StoppingRules.of(sweep)),
            owner);
    leased.follower().follow(new RequestListener(loop, history.driver()));
    session.parts().add(() -> loop.interrupt("the driver was told to end"));
    return loop;
  }

  private SerialThread thread(String name) {
    SerialThread thread = new SerialThread(name, GRACE);
    session.parts().add(thread::close);
    return thread;
  }

  /** The saved networks of one sweep. */
  private record SavedModels(ModelFolder folder, String sweep) implements TopModels.Shelf {
    @Override
    public long size(int trial) {
      return folder.size(new TrialId(sweep, trial));
    }

    @Override
    public void delete(int trial) {
      folder.delete(new TrialId(sweep, trial));
    }

    @Override
    public void deleteFinished(int trial) {
      folder.deleteFinished(new TrialId(sweep, trial));
    }
  }
}
