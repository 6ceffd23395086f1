package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.metric.Confusion;
import dev.sweepline.worker.metric.TopRanks;
import dev.sweepline.worker.network.Logits;
import dev.sweepline.worker.network.TrainableNetwork;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * How good a network is on rows that it does not learn from while they are judged.
 *
 * @param scores by name without the part, {@code loss} among them
 */
record Evaluation(Map<String, Double> scores) {
  /** Rows judged at once: large enough that a call's fixed cost does not count. */
  private static final int CHUNK = 1024;

  /** More rows of the training part would say the same and cost as much as training. */
  private static final int SAMPLE = 10_000;

  Evaluation {
    scores = Map.copyOf(scores);
  }

  /** On every row of a part. */
  static Evaluation of(TrainableNetwork network, DataPart part, int classes) {
    return of(network, part, classes, 1);
  }

  /** On at most 10,000 rows, evenly spread, always the same. */
  static Evaluation ofSample(TrainableNetwork network, DataPart part, int classes) {
    int stride = (part.rows() + SAMPLE - 1) / SAMPLE;
    return of(network, part, classes, stride);
  }

  /** On every {@code stride}-th row. */
  static Evaluation of(TrainableNetwork network, DataPart part, int classes, int stride) {
    Logits logits = new Logits();
    double[] work = new double[classes];
    double sum = 0;
    int judged = 0;
    Confusion confusion = new Confusion(classes);
    TopRanks ranks = new TopRanks(classes);
    for (int first = 0; first < part.rows(); first += CHUNK * stride) {
      int end = Math.min(first + CHUNK * stride, part.rows());
      INDArray rows =
          part.features().get(NDArrayIndex.interval(first, stride, end), NDArrayIndex.all());
      try (INDArray outputs = network.output(rows)) {
        logits.read(outputs);
      }
      for (int row = first; row < end; row += stride) {
        int output = (row - first) / stride;
        int label = part.label(row);
        sum += network.loss().of(logits, output, label, work);
        confusion.add(label, logits.best(output, classes));
        ranks.add(logits.rank(output, label, classes));
        judged++;
      }
    }
    return new Evaluation(scores(sum / judged, confusion, ranks, classes));
  }

  private static Map<String, Double> scores(
      double loss, Confusion confusion, TopRanks ranks, int classes) {
    Map<String, Double> scores = new TreeMap<>();
    scores.put(MetricNames.LOSS, loss);
    scores.put(MetricNames.ACCURACY, confusion.accuracy());
    scores.put(MetricNames.F1, confusion.macroF1());
    if (classes > 3) {
      scores.put(MetricNames.TOP3_ACCURACY, ranks.within(3));
    }
    if (classes > 5) {
      scores.put(MetricNames.TOP5_ACCURACY, ranks.within(5));
    }
    return scores;
  }

  double loss() {
    return scores.get(MetricNames.LOSS);
  }

  double accuracy() {
    return scores.get(MetricNames.ACCURACY);
  }

  /** The scores as metrics of a part, for example {@code val_loss}. */
  Map<String, Double> metrics(String part) {
    Map<String, Double> metrics = new TreeMap<>();
    scores.forEach((name, value) -> metrics.put(part + name, value));
    return metrics;
  }
}
