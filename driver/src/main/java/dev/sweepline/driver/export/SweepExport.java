package dev.sweepline.driver.export;

import dev.sweepline.driver.export.mlflow.BestNetwork;
import dev.sweepline.driver.export.mlflow.MlflowRuns;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A way to hand a sweep to another tool. May be done any number of times. */
@FunctionalInterface
public interface SweepExport {
  /**
   * Hands it over.
   *
   * @param models where its networks are found
   * @param target a folder, made where it is not there, or a server's address
   * @return what was written
   * @throws UserException where the target is none
   */
  List<String> write(SweepHistory history, SavedModels models, String target) throws IOException;

  /** One that writes into a folder. */
  static SweepExport into(FolderExport export) {
    return (history, models, target) ->
        export.write(history, folder(target)).stream().map(Path::toString).toList();
  }

  /** One to an MLflow server. */
  static SweepExport mlflow() {
    return (history, models, target) -> {
      MlflowRuns runs =
          MlflowRuns.on(target, System.getenv(), known -> BestNetwork.of(known, models));
      runs.sync(history);
      return Stream.concat(
              Stream.of(runs.target()), runs.lack().map(what -> "it lacks " + what).stream())
          .toList();
    };
  }

  private static Path folder(String target) {
    try {
      Path folder = Path.of(target);
      Files.createDirectories(folder);
      if (Files.isWritable(folder)) {
        return folder;
      }
    } catch (InvalidPathException | IOException e) {
      throw new UserException(target + ": is no folder to write to: " + IoReason.of(e), e);
    }
    throw new UserException(target + ": is no folder to write to: permission denied");
  }
}
