package dev.sweepline.driver.sampler.gaussian;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The last fit, kept as long as it is asked for again: it saves work and changes no answer.
 * Thread-safe.
 */
final class FitMemory {
  private final Axis[] axes;
  private Optional<Fitted> last = Optional.empty();

  private record Fitted(Evidence evidence, Hyperparameters learnt) {
    boolean of(Evidence other) {
      return Arrays.equals(evidence.costs(), other.costs())
          && equal(evidence.points(), other.points());
    }

    private static boolean equal(List<double[]> points, List<double[]> others) {
      Iterator<double[]> other = others.iterator();
      return points.stream().allMatch(point -> Arrays.equals(point, other.next()));
    }
  }

  FitMemory(Axis[] axes) {
    this.axes = axes;
  }

  synchronized Hyperparameters of(Evidence evidence) {
    if (last.isEmpty() || !last.get().of(evidence)) {
      double[] outputs = HalfRanks.of(evidence.costs());
      last =
          Optional.of(
              new Fitted(evidence, MarginalLikelihood.fit(axes, evidence.points(), outputs)));
    }
    return last.get().learnt();
  }
}
