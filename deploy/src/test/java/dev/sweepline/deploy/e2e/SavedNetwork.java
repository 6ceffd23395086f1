package dev.sweepline.deploy.e2e;

import dev.sweepline.deploy.Child;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Says how many of a data set's test examples a saved network gets right: {@code ZIP DATASET}. */
final class SavedNetwork {
  private static final String ACCURACY = "accuracy ";

  private SavedNetwork() {}

  /** Its accuracy on the wines, in a JVM of its own. */
  static double accuracy(Path model) throws Exception {
    try (Child fresh = Child.start(SavedNetwork.class, model.toString(), "wine")) {
      String line = fresh.line();
      while (!line.startsWith(ACCURACY)) {
        line = fresh.line();
      }
      return Double.parseDouble(line.substring(ACCURACY.length()));
    }
  }

  public static void main(String[] arguments) throws Exception {
    MultiLayerNetwork network =
        ModelSerializer.restoreMultiLayerNetwork(new File(arguments[0]), false);
    DataPart test =
        new DataSets(new DataFolders(Optional.empty(), Path.of("nowhere")))
            .load(NamedOptions.named(arguments[1]))
            .test();
    INDArray best = network.output(test.features()).argMax(1);
    long right = 0;
    for (int row = 0; row < test.rows(); row++) {
      right += best.getInt(row) == test.label(row) ? 1 : 0;
    }
    System.out.println(ACCURACY + (double) right / test.rows());
  }
}
