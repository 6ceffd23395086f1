package dev.sweepline.driver.export;

import dev.sweepline.driver.export.mlflow.BestNetwork;
import dev.sweepline.driver.export.mlflow.MlflowRuns;
import dev.sweepline.driver.export.tensorboard.TensorBoardRuns;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.driver.tracking.SweepTracker;
import dev.sweepline.sweep.Tracker;
import dev.sweepline.sweep.Tracker.Tool;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trackers that users can name, in a sweep file or at the command line. Stateless. */
public final class Trackers {
  private static final String EXAMPLES =
      Stream.of(Tool.values())
          .map(tool -> Words.of(tool) + "=" + tool.example())
          .collect(Collectors.joining(" or "));

  private Trackers() {}

  /**
   * The one that a text names: {@code mlflow=http://HOST:5000}, {@code tensorboard=DIR}.
   *
   * @throws UserException where it names none
   */
  public static Tracker read(String text) {
    int equals = text.indexOf('=');
    String place = text.substring(equals + 1);
    Optional<Tool> tool =
        equals < 0 || place.isBlank()
            ? Optional.empty()
            : Words.find(Tool.class, text.substring(0, equals));
    if (tool.isEmpty()) {
      throw new UserException("'%s' is no tracker; write %s".formatted(text, EXAMPLES));
    }
    Tracker.mistake(tool.get(), place)
        .ifPresent(
            wrong -> {
              throw new UserException(wrong);
            });
    return new Tracker(tool.get(), place);
  }

  /**
   * Begins to tell one.
   *
   * @param sweep its id
   * @param environment for logins
   * @param models where the best network is found
   */
  public static SweepTracker of(
      Tracker tracker, String sweep, Map<String, String> environment, SavedModels models) {
    return switch (tracker.tool()) {
      case MLFLOW ->
          MlflowRuns.on(tracker.place(), environment, history -> BestNetwork.of(history, models));
      case TENSORBOARD -> new TensorBoardRuns(Path.of(tracker.place()).resolve(sweep));
    };
  }
}
