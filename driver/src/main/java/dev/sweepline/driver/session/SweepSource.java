package dev.sweepline.driver.session;

import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.network.user.UserCode;
import java.util.Optional;
import java.util.function.Consumer;

/** A source of a sweep to drive: a file, or a log that already knows it. */
@FunctionalInterface
public interface SweepSource {
  /**
   * Takes the sweep.
   *
   * @param check refuses a sweep that cannot run, before it is taken
   * @return empty when there is nothing to do, which the user has been told
   * @throws UserException when this cannot be, with the line to show
   */
  Optional<LeasedSweep> lease(SweepSession session, Consumer<Sweep> check);

  /**
   * Opens a session to drive it in.
   *
   * @throws UserException when the user's request cannot be met
   */
  default SweepSession open(SessionOptions options, SessionContext context) {
    return SweepSession.open(options, context);
  }

  /**
   * A sweep that this process drives.
   *
   * @param sampler proposes its trials; made once, for it may have to count a grid
   * @param history of a sweep taken
   * @param follower at the place in the log where it was taken
   * @param prepare adds to what is to be run
   */
  record LeasedSweep(
      Sweep sweep,
      Sampler sampler,
      SweepHistory history,
      SweepLogFollower follower,
      UserCode userCode,
      Consumer<TrialQueue> prepare) {}
}
