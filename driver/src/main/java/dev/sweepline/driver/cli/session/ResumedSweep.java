package dev.sweepline.driver.cli.session;

import dev.sweepline.driver.cli.input.SweepFiles;
import dev.sweepline.driver.cli.input.SweepLookup;
import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.SweepLease;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A sweep that its log already knows, taken up where it stands.
 *
 * @param key its id, its name or {@code latest}
 * @param force whether to take it from a driver that is at work
 * @param jars finds users' own networks, given the sweep file's place
 * @param change what is done beside running what is left
 */
public record ResumedSweep(
    String key,
    boolean force,
    DataFolders folders,
    Function<String, UserCode> jars,
    ResumeAction change)
    implements SweepSource {
  /** Runs what is left. */
  public static final ResumeAction NOTHING_ELSE = history -> history.state() != SweepState.FINISHED;

  @Override
  public Optional<LeasedSweep> begin(LogAddress address, EventLog log, Consumer<Sweep> check) {
    Clock clock = Clock.systemUTC();
    SweepHistory known = SweepLookup.find(SweepLookup.read(address), key);
    boolean driven = DriverLiveness.isDriven(known, clock.millis());
    if (!force && driven) {
      throw new UserException(
          "%s is being run by %s; take it over with --force"
              .formatted(known.id(), known.holder().orElseThrow()));
    }
    if (!change.hasWork(known)) {
      System.out.println(SweepSummary.headline(known));
      return Optional.empty();
    }
    UserCode userCode = jars.apply(known.submitted().file());
    Sweep sweep = change.plan(sweep(known, userCode), known);
    check.accept(sweep);
    SweepLogFollower follower = SweepLogFollower.fromBeginning(address, known.id());
    SweepLease lease =
        new SweepLease(log, follower, DriverLiveness.ofThisProcess(new SecureRandom()), clock);
    SweepHistory history = driven ? lease.takeOver() : lease.take();
    return Optional.of(
        new LeasedSweep(sweep, Samplers.of(sweep), history, follower, userCode, change::addTo));
  }

  private Sweep sweep(SweepHistory known, UserCode userCode) {
    Sweep finite = RunCap.of(SweepFiles.recorded(known.submitted(), folders, userCode));
    return RunCap.extended(finite, known.extension());
  }

  /** What a verb does to a sweep beside running what is left of it. */
  public interface ResumeAction {
    /** Whether there is anything to run. */
    boolean hasWork(SweepHistory history);

    /** The sweep that is run, of the one as it was. */
    default Sweep plan(Sweep sweep, SweepHistory history) {
      return sweep;
    }

    /** Adds to what is to be run. */
    default void addTo(TrialQueue backlog) {}
  }
}
