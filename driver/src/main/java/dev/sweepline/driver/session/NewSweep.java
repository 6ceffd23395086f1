package dev.sweepline.driver.session;

import dev.sweepline.driver.environment.Environment;
import dev.sweepline.driver.input.PriorSweeps;
import dev.sweepline.driver.input.SplitPolicy;
import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.input.WindowPolicy;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.SweepLease;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.network.user.UserCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A sweep file run for the first time, or afresh. Immutable.
 *
 * @param sweep finite
 * @param afresh whether an earlier run of the file that stopped half-way is none of our business
 */
public record NewSweep(Sweep sweep, ParsedSweep reading, UserCode userCode, boolean afresh)
    implements SweepSource {
  @Override
  public SweepSession open(SessionOptions options, SessionContext context) {
    return SweepSession.open(options, context, sweep, userCode);
  }

  @Override
  public Optional<LeasedSweep> lease(SweepSession session, Consumer<Sweep> check) {
    check.accept(sweep);
    LogAddress address = session.address();
    Clock clock = session.context().clock();
    if (!afresh) {
      unfinished(address).ifPresent(earlier -> offer(earlier, clock.millis()));
    }
    List<PriorSweep> prior = PriorSweeps.of(sweep, () -> SweepLookup.read(address));
    prior.forEach(each -> session.context().console().line(each.text()));
    SecureRandom random = new SecureRandom();
    Sampler sampler = Samplers.of(sweep, session.sampling());
    SweepSubmitted submitted =
        Submissions.of(
                sweep,
                reading,
                sampler.planned(),
                WindowPolicy.recordedIn(SplitPolicy.recordedIn(Environment.now(userCode))),
                clock.instant(),
                random)
            .with(prior);
    SweepLogFollower follower = SweepLogFollower.fromEnd(address, submitted.sweep());
    SweepHistory history =
        new SweepLease(session.log(), follower, DriverLiveness.ofThisProcess(random), clock)
            .submit(submitted);
    return Optional.of(new LeasedSweep(sweep, sampler, history, follower, userCode, queue -> {}));
  }

  /** The newest sweep of this name and text, unless it came to its end. */
  private Optional<SweepHistory> unfinished(LogAddress address) {
    return SweepLookup.read(address).newestFirst().stream()
        .filter(earlier -> earlier.submitted().name().equals(sweep.name()))
        .filter(earlier -> earlier.submitted().text().equals(reading.text()))
        .findFirst()
        .filter(earlier -> earlier.state() != SweepState.FINISHED);
  }

  private void offer(SweepHistory earlier, long now) {
    String line =
        DriverLiveness.isDriven(earlier, now)
            ? "%s is being run as %s by %s; start another beside it with --new, or take it over with: resume %s --force"
                .formatted(
                    reading.file(), earlier.id(), earlier.holder().orElseThrow(), earlier.id())
            : "%s stopped half-way (%s); go on with: resume %s, or start afresh with --new"
                .formatted(earlier.id(), SweepSummary.counts(earlier.counts()), earlier.id());
    throw new UserException(line);
  }
}
