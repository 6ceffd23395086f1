package dev.sweepline.driver.session;

import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.driver.spark.RunningSpark;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.Tracker;
import dev.sweepline.worker.data.source.DataFolders;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The user's choices for a session. Immutable.
 *
 * @param request the broker and the page
 * @param spark the Spark to run in; empty for one of the session's own
 * @param slots the most trials at once; empty for as many as there are cores
 * @param trackers tools that follow the sweep beside those that its file names
 */
public record SessionOptions(
    ServicesRequest request,
    Optional<RunningSpark> spark,
    DataFolders folders,
    OptionalInt slots,
    List<Tracker> trackers) {
  public SessionOptions {
    trackers = List.copyOf(trackers);
  }

  /** What a sweep asks Spark for. */
  SlotRequest slots(Sweep sweep) {
    return new SlotRequest(
        slots,
        sweep.limits().parallel(),
        sweep.training().resources(),
        sweep.output().refit().isPresent());
  }
}
