package dev.sweepline.driver.export;

import dev.sweepline.driver.export.mlflow.MlflowRuns;
import dev.sweepline.driver.export.tensorboard.TensorBoardRuns;
import dev.sweepline.driver.tracking.SweepTracker;
import dev.sweepline.sweep.text.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The trackers that users can name: {@code mlflow=http://HOST:5000}, {@code tensorboard=DIR}. */
public final class Trackers {
  private Trackers() {}

  /**
   * Looks texts over before anything is begun.
   *
   * @throws UserException where one names no tracker
   */
  public static void check(List<String> texts) {
    texts.forEach(text -> of(text, "", Map.of()));
  }

  /**
   * The tracker that a text names.
   *
   * @param sweep its id
   * @param environment for logins
   * @throws UserException where it names none
   */
  public static SweepTracker of(String text, String sweep, Map<String, String> environment) {
    int equals = text.indexOf('=');
    String tool = equals < 0 ? text : text.substring(0, equals);
    String place = equals < 0 ? "" : text.substring(equals + 1);
    if (place.isEmpty() || !(tool.equals("mlflow") || tool.equals("tensorboard"))) {
      throw new UserException(
          "'%s' is no tracker; write mlflow=http://HOST:5000 or tensorboard=DIR".formatted(text));
    }
    return tool.equals("mlflow")
        ? MlflowRuns.on(place, environment)
        : new TensorBoardRuns(Path.of(place).resolve(sweep));
  }
}
