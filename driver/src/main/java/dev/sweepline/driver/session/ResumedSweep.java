package dev.sweepline.driver.session;

import dev.sweepline.driver.input.RunCap;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.SweepLease;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.network.user.UserCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A sweep that its log already knows, taken up where it stands. Immutable.
 *
 * @param key its id, its name or {@code latest}
 * @param force whether to take it from a driver that is at work
 * @param jars finds users' own networks, given the sweep file's place
 * @param action what is done beside running what is left
 */
public record ResumedSweep(
    String key, boolean force, Function<String, UserCode> jars, ResumeAction action)
    implements SweepSource {
  @Override
  public Optional<LeasedSweep> lease(SweepSession session, Consumer<Sweep> check) {
    Clock clock = session.context().clock();
    SweepHistory known = SweepLookup.find(SweepLookup.read(session.address()), key);
    boolean driven = DriverLiveness.isDriven(known, clock.millis());
    if (!force && driven) {
      throw new UserException(
          "%s is being run by %s; take it over with --force"
              .formatted(known.id(), known.holder().orElseThrow()));
    }
    if (!action.hasWork(known)) {
      session.context().console().line(SweepSummary.headline(known));
      return Optional.empty();
    }
    UserCode userCode = jars.apply(known.submitted().file());
    Sweep sweep = action.plan(sweep(known, session, userCode), known);
    check.accept(sweep);
    SweepLogFollower follower = SweepLogFollower.fromBeginning(session.address(), known.id());
    SweepLease lease =
        new SweepLease(
            session.log(), follower, DriverLiveness.ofThisProcess(new SecureRandom()), clock);
    SweepHistory history = driven ? lease.takeOver() : lease.take();
    return Optional.of(
        new LeasedSweep(
            sweep,
            Samplers.of(sweep, session.sampling()),
            history,
            follower,
            userCode,
            action::addTo));
  }

  private Sweep sweep(SweepHistory known, SweepSession session, UserCode userCode) {
    Sweep finite = RunCap.of(SweepFiles.recorded(known.submitted(), session.folders(), userCode));
    return RunCap.extended(finite, known.extension());
  }
}
