package dev.sweepline.worker.evaluation;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import java.util.Map;
import java.util.TreeMap;

/** Evaluator of outputs as logits of labels. */
final class ClassificationEvaluator implements Evaluator {
  private final int classes;
  private final double[] work;
  private final ConfusionMatrix confusion;
  private final TopRanks ranks;

  ClassificationEvaluator(int classes) {
    this.classes = classes;
    this.work = new double[classes];
    this.confusion = new ConfusionMatrix(classes);
    this.ranks = new TopRanks(classes);
  }

  @Override
  public double add(Loss loss, Logits outputs, int output, DataPart part, int row) {
    int label = part.label(row);
    int rank = outputs.rank(output, label, classes);
    ranks.add(rank);
    confusion.add(label, rank == 0 ? label : outputs.best(output, classes));
    return loss.of(outputs, output, label, work);
  }

  @Override
  public Map<String, Double> scores() {
    Map<String, Double> scores = new TreeMap<>();
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

  @Override
  public String onTraining() {
    return MetricNames.ACCURACY;
  }
}
