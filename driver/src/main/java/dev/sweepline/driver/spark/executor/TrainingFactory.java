package dev.sweepline.driver.spark.executor;

import dev.sweepline.driver.spark.refit.RefitRegistry;
import dev.sweepline.driver.spark.rpc.TrialExecutorFactory;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialExecutor;
import dev.sweepline.worker.slot.TrialRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.spark.SparkFiles;

/**
 * The factory of real training. Its data and networks serve refits in the same JVM, too.
 *
 * @param files the name of the archive with programs' files among what Spark has sent; blank where
 *     they lie beside the sweep file
 */
public record TrainingFactory(String files) implements TrialExecutorFactory {
  @Override
  public TrialExecutor make(DataFolders folders, UserCode userCode, InstantSource clock) {
    Optional<Path> archive =
        Optional.of(files)
            .filter(name -> !name.isBlank())
            .map(name -> Path.of(SparkFiles.get(name)))
            .filter(Files::isRegularFile);
    TrialRunner runner =
        EarlyTraining.take(folders, userCode)
            .filter(ready -> archive.isEmpty())
            .orElseGet(() -> new TrialRunner(folders, userCode, archive, clock));
    RefitRegistry.open(runner);
    return runner;
  }
}
