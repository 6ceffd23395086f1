package dev.sweepline.worker.train;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.network.Logits;
import dev.sweepline.worker.network.TrainableNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How good a network is on a part.
 *
 * @param loss mean over the rows, without regularisation
 * @param accuracy share of rows whose largest output is the right one
 */
record Evaluation(double loss, double accuracy) {
  /** Rows judged at once: large enough that a call's fixed cost does not count. */
  private static final int CHUNK = 1024;

  static Evaluation of(TrainableNetwork network, DataPart part, int classes) {
    Logits logits = new Logits();
    double[] work = new double[classes];
    double sum = 0;
    int right = 0;
    for (int first = 0; first < part.rows(); first += CHUNK) {
      int end = Math.min(first + CHUNK, part.rows());
      INDArray rows = part.features().get(NDArrayIndex.interval(first, end), NDArrayIndex.all());
      try (INDArray outputs = network.output(rows)) {
        logits.read(outputs);
      }
      for (int row = first; row < end; row++) {
        sum += network.loss().of(logits, row - first, part.label(row), work);
        right += logits.best(row - first, classes) == part.label(row) ? 1 : 0;
      }
    }
    return new Evaluation(sum / part.rows(), (double) right / part.rows());
  }
}
