package dev.sweepline.driver.sampler.window;

import dev.sweepline.sweep.parameter.Counted;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule of where a coarse-to-fine search looks next, one parameter at a time. The reasons are in
 * driver/RATIONALE.md.
 *
 * @param margin a best value nearer to the window's border than this share of its width moves the
 *     window; otherwise it shrinks
 * @param shrink the share of the width that is left when it shrinks
 * @param extend whether a window may leave the declared bounds
 */
public record WindowRule(double margin, double shrink, boolean extend) {

  /**
   * The window after this one.
   *
   * @param parameter as declared
   * @param window of the stage that has ended
   * @param best this parameter's values in the stage's best trials, best first; at least one
   */
  public Extent next(Parameter parameter, Extent window, List<Object> best) {
    if (window instanceof Extent.Values values) {
      return seen(values, best);
    }
    Interval interval = (Interval) window;
    // Multiples of q can lie a little outside the window, draws from a normal far outside.
    List<Double> inside =
        best.stream()
            .map(value -> ((Number) value).doubleValue())
            .map(value -> Math.max(interval.low(), Math.min(interval.high(), value)))
            .toList();
    return next(parameter, interval, inside, inside.get(0));
  }

  private static Extent seen(Extent.Values window, List<Object> best) {
    Set<Object> top = new HashSet<>(best);
    List<Object> seen = window.values().stream().filter(top::contains).toList();
    return seen.isEmpty() ? window : new Extent.Values(seen);
  }

  private Interval next(Parameter parameter, Interval window, List<Double> top, double best) {
    boolean whole =
        parameter instanceof IntUniform
            || (parameter instanceof Counted points && points.base() instanceof IntUniform);
    boolean bounded = !extend && parameter.bounded();
    Interval bounds = (Interval) parameter.extent().orElseThrow();
    ScaledInterval declared = ScaledInterval.of(bounds, whole);
    ScaledInterval now = ScaledInterval.of(window, whole);
    double centre = window.scale().to(best);
    boolean lower = centre - now.low() <= now.high() - centre;

    double room = lower ? now.low() - declared.low() : declared.high() - now.high();
    boolean roomBeyond = !bounded || room >= margin * now.width();
    boolean recentre = roomBeyond && nearBorder(window, best, parameter.spacing());
    ScaledInterval next =
        ScaledInterval.around(centre, recentre ? now.width() : shrunk(now.width(), whole));
    if (whole) {
      next = next.aligned(lower);
    }
    if (bounded) {
      next = next.inside(declared);
    }
    Interval covered = new Interval(Collections.min(top), Collections.max(top), window.scale());
    Interval moved =
        next.covering(ScaledInterval.of(covered, whole), now.width())
            .interval(window.scale(), whole);
    return exact(moved, covered, bounded ? bounds : moved);
  }

  /** Nearer to the border than the margin, or the last value before it. */
  private boolean nearBorder(Interval window, double best, double step) {
    Scale scale = window.scale();
    double low = scale.to(window.low());
    double high = scale.to(window.high());
    double nearest = Math.min(scale.to(best) - low, high - scale.to(best));
    boolean last = Math.min(best - window.low(), window.high() - best) < step;
    return margin > 0 && (nearest < margin * (high - low) || last);
  }

  /** Of whole numbers at least one is left, and fewer than before if there were more. */
  private double shrunk(double width, boolean whole) {
    if (!whole || shrink == 1) {
      return width * shrink;
    }
    return Math.max(1, Math.min(width - 1, Math.ceil(shrink * width)));
  }

  /** Undoes what rounding did: the best stay inside the window, the window inside its bounds. */
  private static Interval exact(Interval moved, Interval covered, Interval bounds) {
    double low = Math.min(Math.max(moved.low(), bounds.low()), covered.low());
    double high = Math.max(Math.min(moved.high(), bounds.high()), covered.high());
    return new Interval(low, high, moved.scale());
  }
}
