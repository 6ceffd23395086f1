package dev.sweepline.driver.cli.session;

import dev.sweepline.driver.cli.session.SweepSource.LeasedSweep;
import dev.sweepline.driver.cli.text.BoardTable;
import dev.sweepline.driver.cli.text.Console;
import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.StopConditions;
import dev.sweepline.driver.loop.SweepJournal;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.sampler.AutoChoice;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.model.ModelFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

/** The run of one sweep, from its place in the log to its end. For one thread. */
public final class SweepRun {
  private static final int TOP = 5;
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final SweepSession session;
  private final Console console;

  private SweepRun(SweepSession session) {
    this.session = session;
    this.console = session.context().console();
  }

  /**
   * Takes a sweep, runs what is to be run of it, tells the user.
   *
   * @return the exit code
   */
  public static int of(SweepSource source, SweepSession session) throws InterruptedException {
    return new SweepRun(session).run(source);
  }

  private int run(SweepSource source) throws InterruptedException {
    Optional<LeasedSweep> leased = source.lease(session, sweep -> SparkBackend.check(slots(sweep)));
    if (leased.isEmpty()) {
      return 0;
    }
    session.page().ifPresent(page -> console.line("page: " + page));
    AutoChoice.said(leased.get().sweep()).ifPresent(console::line);
    boolean done = drive(leased.get());
    if (session.options().stay() && session.page().isPresent()) {
      console.line("The page stays up until Ctrl-C.");
      session.parts().await();
    }
    return done ? 0 : 1;
  }

  private boolean drive(LeasedSweep leased) throws InterruptedException {
    Sweep sweep = leased.sweep();
    if (sweep.training().program().isPresent()) {
      CompilerDirectives.spareLibraries();
    }
    session.parts().add(leased.follower()::close);
    SerialThread owner = thread("sweepline-owner");
    SerialThread disk = thread("sweepline-models");
    SparkBackend backend = startSpark(leased);
    EndedSweep ended = watch(loop(leased, backend, owner, disk), sweep.metrics());
    summarize(ended.history());
    return ended.outcome() == Outcome.FINISHED
        && refit(sweep, ended.history(), backend)
        && ended.history().counts().completed() > 0;
  }

  private SlotRequest slots(Sweep sweep) {
    return new SlotRequest(
        session.options().slots(), sweep.limits().parallel(), sweep.training().resources());
  }

  /** The sweep stands in the log by now, so nothing is the user's mistake any more. */
  private SparkBackend startSpark(LeasedSweep leased) {
    try {
      Sweep sweep = leased.sweep();
      String network = sweep.training().network().map(NamedOptions::name).orElse("");
      List<String> files = sweep.training().program().map(Program::files).orElse(List.of());
      return session.startSpark(leased.userCode(), network, files, slots(sweep));
    } catch (RuntimeException e) {
      String id = leased.history().id();
      throw new IllegalStateException(
          "%s is in the log, but cannot run: %s; go on with: resume %s"
              .formatted(id, e.getMessage(), id),
          e);
    }
  }

  private SweepLoop loop(
      LeasedSweep leased, SparkBackend backend, SerialThread owner, SerialThread disk) {
    Sweep sweep = leased.sweep();
    TopModels models =
        new TopModels(
            sweep.objectives(),
            sweep.output().recording().models(),
            sweep.limits().disk().orElse(Long.MAX_VALUE),
            new SavedModels(session.models(), leased.history().id()),
            disk);
    SweepJournal journal =
        new SweepJournal(leased.history(), session.log(), session.context().clock());
    StopConditions conditions = new StopConditions(sweep.limits(), sweep.objectives());
    TrialQueue queue = new TrialQueue(leased.sampler(), journal, SpecFactory.of(sweep), conditions);
    leased.prepare().accept(queue);
    SweepLoop loop =
        new SweepLoop(
            new LoopParts(journal, queue, backend, models, conditions, StoppingRules.of(sweep)),
            owner);
    leased.follower().follow(new RequestListener(loop, leased.history().driver()));
    session.parts().add(() -> loop.interrupt("the driver was told to end"));
    return loop;
  }

  private SerialThread thread(String name) {
    SerialThread thread = new SerialThread(name, GRACE);
    session.parts().add(thread::close);
    return thread;
  }

  private EndedSweep watch(SweepLoop loop, List<String> metrics) throws InterruptedException {
    DriverHeartbeat heartbeat = DriverHeartbeat.start(loop, session.folders().home());
    session.parts().add(heartbeat::stop);
    ProgressLine progress =
        ProgressLine.start(loop, session.options().terminal(), metrics, session.context());
    try {
      return loop.start().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the sweep stopped: " + e.getCause().getMessage(), e.getCause());
    } finally {
      progress.stop();
      heartbeat.stop();
    }
  }

  private void summarize(SweepHistory history) {
    console.line("");
    console.line(SweepSummary.headline(history));
    console.lines(BoardTable.of(history, TOP));
    SweepSummary.honest(history).ifPresent(console::line);
    history.ended().ifPresent(end -> end.notes().forEach(console::line));
    session.page().ifPresent(page -> console.line("page: " + page));
  }

  /** Trains the best again where the file says so; false where that failed, which was told. */
  private boolean refit(Sweep sweep, SweepHistory history, SparkBackend backend)
      throws InterruptedException {
    if (sweep.output().refit().isEmpty()) {
      return true;
    }
    try {
      TrialHistory best = RefitRunner.trial(history, OptionalInt.empty());
      new RefitRunner(session, backend).run(history, sweep, best, sweep.output().refit().get());
      return true;
    } catch (UserException | IllegalStateException e) {
      console.warn("refit failed: " + e.getMessage());
      return false;
    }
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
