package dev.sweepline.driver.sampler.tpe;

import dev.sweepline.driver.sampler.adaptive.Dimension;
import dev.sweepline.driver.sampler.adaptive.Observation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The widths of the kernels of one density. They shrink with the number of trials, as Scott's rule
 * has it, and with how near to each other the trials lie: what the good ones agree on is searched
 * finely, but for lists. Stateless.
 */
final class Bandwidths {
  /** Of numbers that are spread as evenly as draws. */
  private static final double WIDTH = 0.35;

  /** However near to each other trials lie. */
  private static final double LEAST_WIDTH = 0.02;

  /** The probability that a value of a list is drawn anew, around a single trial. */
  private static final double CHANGE = 0.4;

  private static final double VARIANCE_OF_DRAWS = 1 / 12.0;

  private Bandwidths() {}

  /** A kernel for each dimension. */
  static List<Kernel> kernels(List<Dimension> dimensions, List<Observation> trials) {
    double shrink = Math.pow(Math.max(1, trials.size()), -1.0 / (dimensions.size() + 4));
    return IntStream.range(0, dimensions.size())
        .mapToObj(d -> kernel(dimensions.get(d), shrink, spread(trials, d)))
        .toList();
  }

  private static Kernel kernel(Dimension dimension, double shrink, double spread) {
    if (dimension instanceof Dimension.Category list) {
      return ListKernel.of(list, CHANGE * shrink);
    }
    if (dimension instanceof Dimension.Ordinal list) {
      // Few values agree by chance: narrower kernels were seen to get stuck.
      return ListKernel.of(list, WIDTH * shrink);
    }
    double width = Math.max(LEAST_WIDTH, WIDTH * shrink * Math.min(1, spread));
    return new GaussKernel(
        dimension.levels() > 0 ? Math.max(width, 0.5 / dimension.levels()) : width);
  }

  /** The deviation of trials and one draw of the space, as a share of that of draws. */
  private static double spread(List<Observation> trials, int dimension) {
    double count = 1;
    double sum = 0.5;
    double squares = 0.25 + VARIANCE_OF_DRAWS;
    for (Observation trial : trials) {
      double at = trial.coordinate(dimension);
      if (!Double.isNaN(at)) {
        count++;
        sum += at;
        squares += at * at;
      }
    }
    double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean) / VARIANCE_OF_DRAWS);
  }
}
