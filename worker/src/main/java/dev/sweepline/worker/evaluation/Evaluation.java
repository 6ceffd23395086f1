package dev.sweepline.worker.evaluation;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.train.Heartbeat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores of a network on rows that it does not learn from while they are judged.
 *
 * @param scores by name without the part, {@code loss} among them
 */
public record Evaluation(Map<String, Double> scores) {
  /** Rows judged at once: large enough that a call's fixed cost does not count. */
  public static final int BATCH = 1024;

  public Evaluation {
    scores = Map.copyOf(scores);
  }

  /** On every row of a part. */
  public static Evaluation of(
      Outputs network, DataPart part, Evaluator judge, Heartbeat heartbeat) {
    return of(network, part, judge, 1, heartbeat);
  }

  /**
   * The one score of the training part that shows overfitting, as a metric.
   *
   * @param most rows, evenly spread, always the same; 0 for no score
   */
  public static Map<String, Double> onTraining(
      Outputs network, DataSplits data, int most, Heartbeat heartbeat) {
    if (most == 0) {
      return Map.of();
    }
    int stride = (int) (((long) data.train().rows() + most - 1) / most);
    Evaluator judge = Evaluator.of(data);
    Evaluation evaluation = of(network, data.train(), judge, stride, heartbeat);
    String score = judge.onTraining();
    return Map.of(MetricNames.TRAIN + score, evaluation.scores.get(score));
  }

  /** On every {@code stride}-th row. */
  public static Evaluation of(
      Outputs network, DataPart part, Evaluator judge, int stride, Heartbeat heartbeat) {
    Logits outputs = new Logits();
    double sum = 0;
    int judged = 0;
    for (int first = 0; first < part.rows(); first += BATCH * stride) {
      int end = Math.min(first + BATCH * stride, part.rows());
      network.read(part, first, stride, end, outputs);
      for (int row = first; row < end; row += stride) {
        sum += judge.add(network.loss(), outputs, (row - first) / stride, part, row);
        judged++;
      }
      heartbeat.beat();
    }
    Map<String, Double> scores = new TreeMap<>(judge.scores());
    scores.put(MetricNames.LOSS, sum / judged);
    return new Evaluation(scores);
  }

  public double loss() {
    return scores.get(MetricNames.LOSS);
  }

  /** The scores as metrics of a part, for example {@code val_loss}. */
  public Map<String, Double> metrics(String part) {
    Map<String, Double> metrics = new TreeMap<>();
    scores.forEach((name, value) -> metrics.put(part + name, value));
    return metrics;
  }
}
