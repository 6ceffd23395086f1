package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.training.Recording;
import java.util.List;
import java.util.Optional;

/**
 * The output of a sweep: what is kept and shown of its trials. Immutable, thread-safe.
 *
 * @param recording what is kept of trials beside their metrics
 * @param display how trials are shown
 * @param refit how the best assignment is trained again once the sweep has finished; empty for not
 *     at all
 * @param trackers tools that are told while it runs
 */
public record Output(
    Recording recording, Display display, Optional<Refit> refit, List<Tracker> trackers) {
  /** What a sweep keeps and shows whose file does not say. */
  public static final Output DEFAULT =
      new Output(Recording.DEFAULT, Display.DEFAULT, Optional.empty(), List.of());

  public Output {
    requireNonNull(recording, "recording");
    requireNonNull(display, "display");
    requireNonNull(refit, "refit");
    trackers = List.copyOf(trackers);
  }
}
