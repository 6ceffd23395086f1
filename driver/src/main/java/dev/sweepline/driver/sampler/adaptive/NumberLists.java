package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Lists of values as coordinates: numbers have an order, other values none. Stateless. */
final class NumberLists {
  /** Gaps that vary more than this, as a share of their mean, suggest no scale. */
  private static final double UNEVEN = 1;

  private NumberLists() {}

  static Dimension dimension(String name, Categorical list) {
    GridPoints support = list.support().orElseThrow();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < support.count(); i++) {
      values.add(support.get(i));
    }
    if (values.stream().allMatch(NumberLists::isNumber)) {
      values.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
      return new Dimension.Ordinal(name, values, places(values));
    }
    return new Dimension.Category(name, values, weights(list, values));
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private static List<Double> weights(Categorical list, List<Object> distinct) {
    double[] weights = new double[distinct.size()];
    for (int i = 0; i < list.values().size(); i++) {
      Object value = list.values().get(i);
      double weight =
          list.probabilities().isEmpty() ? 1.0 / list.values().size() : list.probabilities().get(i);
      IntStream.range(0, weights.length)
          .filter(j -> CanonicalValue.equal(distinct.get(j), value))
          .forEach(j -> weights[j] += weight);
    }
    return IntStream.range(0, weights.length).mapToObj(i -> weights[i]).toList();
  }

  /** On a linear or logarithmic scale, whichever makes the gaps more even; else by rank. */
  private static List<Double> places(List<Object> rising) {
    double[] numbers = rising.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    double linear = unevenness(numbers, x -> x);
    double log = numbers[0] > 0 ? unevenness(numbers, Math::log) : Double.POSITIVE_INFINITY;
    if (Math.min(linear, log) > UNEVEN) {
      double[] ranks = IntStream.range(0, numbers.length).asDoubleStream().toArray();
      return places(ranks, x -> x);
    }
    return places(numbers, log < linear ? Math::log : x -> x);
  }

  private static List<Double> places(double[] numbers, DoubleUnaryOperator scale) {
    double low = scale.applyAsDouble(numbers[0]);
    double width = scale.applyAsDouble(numbers[numbers.length - 1]) - low;
    return IntStream.range(0, numbers.length)
        .mapToObj(i -> (scale.applyAsDouble(numbers[i]) - low) / width)
        .toList();
  }

  /** The standard deviation of the gaps, as a share of their mean. */
  private static double unevenness(double[] rising, DoubleUnaryOperator scale) {
    int gaps = rising.length - 1;
    double mean = (scale.applyAsDouble(rising[gaps]) - scale.applyAsDouble(rising[0])) / gaps;
    double sum = 0;
    for (int i = 0; i < gaps; i++) {
      double gap = scale.applyAsDouble(rising[i + 1]) - scale.applyAsDouble(rising[i]);
      sum += (gap - mean) * (gap - mean);
    }
    return Math.sqrt(sum / gaps) / mean;
  }
}
