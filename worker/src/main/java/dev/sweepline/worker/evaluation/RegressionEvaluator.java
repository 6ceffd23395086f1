package dev.sweepline.worker.evaluation;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.Scaling;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Evaluator of outputs as scaled numbers: the loss as they are learnt, everything else in the
 * targets' own unit. Of several outputs, each score is the mean over them.
 */
final class RegressionEvaluator implements Evaluator {
  private final Scaling scaling;
  private final float[] learnt;
  private final Residuals[] residuals;

  RegressionEvaluator(int outputs, Scaling scaling) {
    this.scaling = scaling;
    this.learnt = new float[outputs];
    this.residuals =
        IntStream.range(0, outputs).mapToObj(k -> new Residuals()).toArray(Residuals[]::new);
  }

  @Override
  public double add(Loss loss, Logits outputs, int output, DataPart part, int row) {
    part.answer(row, learnt, 0);
    for (int k = 0; k < learnt.length; k++) {
      residuals[k].add(scaling.back(outputs.at(output, k), k), part.target(row, k));
    }
    return loss.ofNumbers(outputs, output, learnt, 0, learnt.length);
  }

  @Override
  public Map<String, Double> scores() {
    Map<String, Double> scores = new TreeMap<>();
    scores.put(MetricNames.MSE, mean(Residuals::mse));
    scores.put(MetricNames.RMSE, mean(Residuals::rmse));
    scores.put(MetricNames.MAE, mean(Residuals::mae));
    scores.put(MetricNames.R2, mean(Residuals::r2));
    return scores;
  }

  private double mean(ToDoubleFunction<Residuals> score) {
    return Stream.of(residuals).mapToDouble(score).average().orElseThrow();
  }

  @Override
  public String onTraining() {
    return MetricNames.RMSE;
  }
}
