package dev.sweepline.driver.sampler.tpe;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/** A table: how probable each value of a list is around each other. */
final class ListKernel implements Kernel {
  /** So that no value is impossible. */
  private static final double LEAST = 1e-6;

  private final Dimension list;
  private final double[] prior;
  private final double[][] probabilities;
  private final double[][] logs;
  private final double[] priorLogs;

  private ListKernel(Dimension list, double[] prior, ToDoubleBiFunction<Integer, Integer> weight) {
    int count = list.levels();
    this.list = list;
    this.prior = prior;
    this.priorLogs = Arrays.stream(prior).map(Math::log).toArray();
    this.probabilities = new double[count][count];
    this.logs = new double[count][count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int j = 0; j < count; j++) {
        probabilities[i][j] = weight.applyAsDouble(i, j) + LEAST * prior[j];
        sum += probabilities[i][j];
      }
      for (int j = 0; j < count; j++) {
        probabilities[i][j] /= sum;
        logs[i][j] = Math.log(probabilities[i][j]);
      }
    }
  }

  /**
   * Aitchison and Aitken's kernel for values without an order.
   *
   * @param change how probable it is that the value is drawn anew
   */
  static ListKernel of(Dimension.Category list, double change) {
    double[] prior = list.weights().stream().mapToDouble(Double::doubleValue).toArray();
    return new ListKernel(
        list, prior, (from, to) -> change * prior[to] + (from.equals(to) ? 1 - change : 0));
  }

  /**
   * A normal distribution over the places of numbers.
   *
   * @param width its standard deviation
   */
  static ListKernel of(Dimension.Ordinal list, double width) {
    double[] prior = new double[list.levels()];
    Arrays.fill(prior, 1.0 / prior.length);
    return new ListKernel(
        list,
        prior,
        (from, to) -> {
          double z = (list.places().get(to) - list.places().get(from)) / width;
          return Math.exp(-z * z / 2);
        });
  }

  @Override
  public double code(double coordinate) {
    return list instanceof Dimension.Ordinal numbers ? numbers.nearest(coordinate) : coordinate;
  }

  @Override
  public double coordinate(double code) {
    return list instanceof Dimension.Ordinal numbers ? numbers.places().get((int) code) : code;
  }

  @Override
  public double logMass(double centre) {
    return 0;
  }

  @Override
  public void addLogs(double at, double[] centres, double[] sums) {
    int to = (int) at;
    for (int i = 0; i < centres.length; i++) {
      sums[i] += Double.isNaN(centres[i]) ? priorLogs[to] : logs[(int) centres[i]][to];
    }
  }

  @Override
  public double draw(double centre, SplittableRandom random) {
    return pick(Double.isNaN(centre) ? prior : probabilities[(int) centre], random);
  }

  /** An index by its probability; together they are 1. */
  static int pick(double[] probabilities, SplittableRandom random) {
    double u = random.nextDouble();
    for (int i = 0; i < probabilities.length - 1; i++) {
      u -= probabilities[i];
      if (u < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }
}
