package dev.sweepline.driver.export.mlflow;

import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.worker.predict.onnx.OnnxFile;
import dev.sweepline.worker.predict.onnx.OnnxModel;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A sweep's best network, or the final one of its refit. Immutable.
 *
 * @param mark of this file and no other
 * @param onnx reads it; throws {@link dev.sweepline.worker.data.DataException} where ONNX has no
 *     counterpart of it
 */
public record BestNetwork(String mark, Supplier<OnnxModel> onnx) {
  /** The one that lies in a home; empty where it was saved elsewhere, or a program's. */
  public static Optional<BestNetwork> of(SweepHistory history, SavedModels models) {
    return models.find(history).filter(Files::isRegularFile).map(BestNetwork::of);
  }

  private static BestNetwork of(Path path) {
    File file = path.toFile();
    String mark = "%s %d %d".formatted(file.getName(), file.length(), file.lastModified());
    return new BestNetwork(mark, () -> OnnxFile.read(path));
  }
}
