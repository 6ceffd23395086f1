package dev.sweepline.driver.export;

import dev.sweepline.driver.export.tensorboard.TensorBoardRuns;
import dev.sweepline.sweep.history.SweepHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An export as TensorBoard's event files, in a folder named after the sweep. Stateless. */
final class TensorBoardExport implements FolderExport {
  @Override
  public List<Path> write(SweepHistory history, Path folder) throws IOException {
    Path runs = folder.resolve(history.id());
    new TensorBoardRuns(runs).sync(history);
    return List.of(runs);
  }
}
