package dev.sweepline.driver.session;

import dev.sweepline.driver.export.Trackers;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.tracking.SweepFollower;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.Tracker;
import dev.sweepline.sweep.Tracker.Tool;
import dev.sweepline.worker.data.hadoop.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tools that follow one sweep: those of its file, and those that the session was given beside
 * them. Immutable.
 */
record SweepTrackers(List<SweepFollower> followers) {
  SweepTrackers {
    followers = List.copyOf(followers);
  }

  /**
   * Begins to tell them.
   *
   * @param id the sweep's
   * @param folder of its file, beside which folders that the file names lie
   */
  static SweepTrackers follow(Sweep sweep, String id, String folder, SweepSession session) {
    SavedModels models = new SavedModels(session.folders().home());
    return new SweepTrackers(
        Stream.concat(
                sweep.output().trackers().stream().map(tracker -> beside(folder, tracker)),
                session.options().trackers().stream())
            .distinct()
            .map(tracker -> Trackers.of(tracker, id, System.getenv(), models))
            .map(
                tracker ->
                    SweepFollower.start(
                        tracker,
                        SweepLogFollower.fromBeginning(session.address(), id),
                        session.context().clock(),
                        session.context().console()::warn))
            .toList());
  }

  private static Tracker beside(String folder, Tracker tracker) {
    return tracker.tool() == Tool.TENSORBOARD && !Storage.isElsewhere(folder)
        ? new Tracker(tracker.tool(), Path.of(folder).resolve(tracker.place()).toString())
        : tracker;
  }

  /** Waits, not for long, until each has all that there is. */
  void close() {
    followers.forEach(SweepFollower::close);
  }
}
