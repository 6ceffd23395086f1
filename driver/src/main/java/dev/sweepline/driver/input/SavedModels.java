package dev.sweepline.driver.input;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.model.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The networks of sweeps that lie in a home. Immutable, thread-safe.
 *
 * @param home of this machine
 */
public record SavedModels(Path home) {
  /** A sweep's final network, or else that of its best trial. */
  public Optional<Path> find(SweepHistory history) {
    ModelFolder models = new ModelFolder(home);
    return Optional.of(models.refit(history.id()))
        .filter(Files::isRegularFile)
        .or(
            () ->
                Leaderboard.best(history)
                    .flatMap(best -> models.find(new TrialId(history.id(), best.trial()))));
  }

  /**
   * The same.
   *
   * @throws UserException that says why there is none
   */
  public Path require(SweepHistory history) {
    return find(history).orElseThrow(() -> new UserException(why(history)));
  }

  private static String why(SweepHistory history) {
    Optional<Standing> best = Leaderboard.best(history);
    if (best.isEmpty()) {
      return "no trial of " + history.id() + " has a value yet; there is nothing to copy or ask";
    }
    String trial =
        "the network (or a program's checkpoints) of trial %d of %s, its best, "
            .formatted(best.get().trial(), history.id());
    return best.get().state().terminal()
        ? trial
            + "is not in this home; it was trained elsewhere, under save: {top: 0}, or stopped"
            + " while others were better"
        : trial + "is saved once the trial has ended";
  }
}
