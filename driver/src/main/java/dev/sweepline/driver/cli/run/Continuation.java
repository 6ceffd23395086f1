package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.Logs;
import dev.sweepline.driver.cli.input.SweepFiles;
import dev.sweepline.driver.cli.text.Lines;
import dev.sweepline.driver.log.Claim;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.Holders;
import dev.sweepline.driver.log.SweepTail;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.network.UserCode;
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
record Continuation(
    String key, boolean force, DataFolders folders, Function<String, UserCode> jars, Change change)
    implements Beginning {
  /** Runs what is left. */
  static final Change NOTHING_ELSE = history -> history.state() != SweepState.FINISHED;

  @Override
  public Optional<Begun> begin(LogAddress address, EventLog log, Consumer<Sweep> check) {
    Clock clock = Clock.systemUTC();
    SweepHistory known = Logs.find(Logs.read(address), key);
    boolean driven = Holders.isDriven(known, clock.millis());
    if (!force && driven) {
      throw new IllegalArgumentException(
          "%s is being run by %s; take it over with --force"
              .formatted(known.id(), known.holder().orElseThrow()));
    }
    if (!change.hasWork(known)) {
      System.out.println(Lines.headline(known));
      return Optional.empty();
    }
    UserCode userCode = jars.apply(known.submitted().file());
    Sweep sweep = change.plan(sweep(known, userCode), known);
    check.accept(sweep);
    SweepTail tail = SweepTail.fromBeginning(address, known.id());
    Claim claim = new Claim(log, tail, Holders.ofThisProcess(new SecureRandom()), clock);
    SweepHistory history = driven ? claim.takeOver() : claim.take();
    return Optional.of(
        new Begun(sweep, Samplers.of(sweep), history, tail, userCode, change::addTo));
  }

  private Sweep sweep(SweepHistory known, UserCode userCode) {
    Sweep finite = FiniteSweep.of(SweepFiles.recorded(known.submitted(), folders, userCode));
    return FiniteSweep.extended(finite, known.extension());
  }

  /** What a verb does to a sweep beside running what is left of it. */
  interface Change {
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
