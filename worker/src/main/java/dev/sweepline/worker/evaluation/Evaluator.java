package dev.sweepline.worker.evaluation;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import java.util.Map;

/** Accumulator of scores, row by row. Not thread-safe; for one evaluation. */
public interface Evaluator {
  /** One that suits what there is to learn. */
  static Evaluator of(DataSplits data) {
    return data.task() instanceof Task.Classification labels
        ? new ClassificationEvaluator(labels.classes())
        : new RegressionEvaluator(data.outputs(), data.targets().orElseThrow());
  }

  /**
   * Takes one row in.
   *
   * @param output the row of the outputs
   * @param row the same example in its part
   * @return its loss
   */
  double add(Loss loss, Logits outputs, int output, DataPart part, int row);

  /** What was added up, by name without the part. */
  Map<String, Double> scores();

  /** The score that shows on the training part how a network overfits. */
  String onTraining();
}
