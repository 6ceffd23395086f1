package dev.sweepline.worker.doctor;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Task;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Findings about the data: balance, scale, what a constant answer scores. */
final class DataFindings {
  /** Share, of the rarest and the commonest class, of one that is ten times rarer. */
  private static final double WORST_BALANCE = 1 / 11.0;

  /** Chance of calling a class rarer that only fell out so. */
  private static final double ALARM = 1e-3;

  private static final String F1 = "_" + MetricNames.F1;

  private DataFindings() {}

  /**
   * Looks over the first fold, which stands for the others.
   *
   * @param folds at least one; a single one where the data is cut once
   * @param metric what the sweep ranks by
   */
  static List<Finding> of(List<DataSplits> folds, String metric) {
    DataSplits data = folds.get(0);
    List<Finding> findings = new ArrayList<>();
    findings.add(shape(data, folds.size()));
    parts(data).forEach((name, part) -> findings.add(values(name, part)));
    if (data.task() instanceof Task.Classification task) {
      parts(data).forEach((name, part) -> findings.add(balance(name, part, task, metric)));
    } else {
      parts(data).forEach((name, part) -> findings.add(targets(name, part, data.outputs())));
    }
    return findings;
  }

  private static Map<String, DataPart> parts(DataSplits data) {
    Map<String, DataPart> parts = new LinkedHashMap<>();
    parts.put("training", data.train());
    parts.put("validation", data.validation());
    parts.put("test", data.test());
    return parts;
  }

  private static Finding shape(DataSplits data, int folds) {
    String answers =
        data.task() instanceof Task.Classification task
            ? task.classes() + " classes"
            : data.outputs() + (data.outputs() == 1 ? " number" : " numbers") + " to predict";
    return Finding.ok(
        "data: examples of %s values, %s; %d to train on, %d to validate, %d to test%s"
            .formatted(
                data.shape().text(),
                answers,
                data.train().rows(),
                data.validation().rows(),
                data.test().rows(),
                folds == 1 ? "" : ", in the first of " + folds + " folds"));
  }

  private static Finding values(String name, DataPart part) {
    double low = part.features().minNumber().doubleValue();
    double high = part.features().maxNumber().doubleValue();
    double mean = part.features().meanNumber().doubleValue();
    String text =
        "%s values: %s to %s, mean %s"
            .formatted(name, Shown.number(low), Shown.number(high), Shown.number(mean));
    if (!Double.isFinite(mean)) {
      return Finding.wrong("%s; there are values that are no numbers".formatted(text));
    }
    return low < high
        ? new Finding(true, text)
        : Finding.wrong("%s; all values are equal: there is nothing to learn from".formatted(text));
  }

  private static Finding targets(String name, DataPart part, int outputs) {
    DoubleSummaryStatistics numbers =
        IntStream.range(0, part.rows())
            .boxed()
            .flatMapToDouble(
                row -> IntStream.range(0, outputs).mapToDouble(output -> part.target(row, output)))
            .summaryStatistics();
    String text =
        "%s numbers to predict: %s to %s, mean %s"
            .formatted(
                name,
                Shown.number(numbers.getMin()),
                Shown.number(numbers.getMax()),
                Shown.number(numbers.getAverage()));
    return numbers.getMin() < numbers.getMax()
        ? new Finding(true, text)
        : Finding.wrong("%s; all are equal, so r2 has no value here".formatted(text));
  }

  private static Finding balance(
      String name, DataPart part, Task.Classification task, String metric) {
    int[] counts = new int[task.classes()];
    for (int row = 0; row < part.rows(); row++) {
      counts[part.label(row)]++;
    }
    int rarest = 0;
    int commonest = 0;
    for (int k = 1; k < counts.length; k++) {
      rarest = counts[k] < counts[rarest] ? k : rarest;
      commonest = counts[k] > counts[commonest] ? k : commonest;
    }
    String text =
        "%s classes: rarest '%s' %s, commonest '%s' %s"
            .formatted(
                name,
                task.names().get(rarest),
                share(counts[rarest], part.rows()),
                task.names().get(commonest),
                share(counts[commonest], part.rows()));
    if (counts[rarest] == 0) {
      return Finding.wrong("%s; no example of '%s'".formatted(text, task.names().get(rarest)));
    }
    int both = counts[rarest] + counts[commonest];
    return metric.contains(F1) || Binomial.atMost(counts[rarest], both, WORST_BALANCE) >= ALARM
        ? Finding.ok(text)
        : Finding.wrong("%s; rank by val_f1, which counts every class the same".formatted(text));
  }

  private static String share(int count, int rows) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / rows);
  }
}
