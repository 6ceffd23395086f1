package dev.sweepline.driver.sampler.adaptive;

import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.Extent.Interval;
import java.util.List;

/** One searched parameter as a coordinate. Immutable, thread-safe. */
public sealed interface Dimension {
  /** The parameter's full name. */
  String name();

  /** How many values there are; 0 where they have no end. */
  int levels();

  /** The coordinate of a value; NaN for one that is none of the parameter's. */
  double encode(Object value);

  /** The legal value nearest to a coordinate. */
  Object decode(double coordinate);

  /**
   * Numbers of a distribution. A coordinate in [0, 1] is the share of draws below it, so it is even
   * on the parameter's own scale; that of one of few values is the middle of its draws.
   *
   * @param levels 0 for very many
   */
  record Range(String name, Parameter parameter, int levels) implements Dimension {
    private static final int HALVINGS = 52;
    private static final double INSIDE = 0x1p-53;

    @Override
    public double encode(Object value) {
      if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
        return Double.NaN;
      }
      double at = number.doubleValue();
      if (parameter instanceof Uniform || parameter instanceof LogUniform) {
        Interval all = (Interval) parameter.extent().orElseThrow();
        double inside = Math.max(all.low(), Math.min(all.high(), at));
        double low = all.scale().to(all.low());
        return (all.scale().to(inside) - low) / (all.scale().to(all.high()) - low);
      }
      // The draws of one value are a stretch; that of a continuous one is empty.
      return (share(at, false) + share(at, true)) / 2;
    }

    /** The share of draws below a value or, where it counts itself, up to it. */
    private double share(double value, boolean itself) {
      double low = 0;
      double high = 1;
      for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        double drawn = ((Number) parameter.quantile(middle)).doubleValue();
        if (drawn < value || (itself && drawn == value)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }

    @Override
    public Object decode(double coordinate) {
      return parameter.quantile(Math.max(INSIDE, Math.min(1 - INSIDE, coordinate)));
    }
  }

  /**
   * A list of numbers in order. Their coordinates lie in [0, 1] as their spacing suggests.
   *
   * @param values rising
   * @param places their coordinates
   */
  record Ordinal(String name, List<Object> values, List<Double> places) implements Dimension {
    public Ordinal {
      values = List.copyOf(values);
      places = List.copyOf(places);
    }

    @Override
    public int levels() {
      return values.size();
    }

    @Override
    public double encode(Object value) {
      int index = index(values, value);
      return index < 0 ? Double.NaN : places.get(index);
    }

    @Override
    public Object decode(double coordinate) {
      return values.get(nearest(coordinate));
    }

    /** Which value's place is nearest to a coordinate. */
    public int nearest(double coordinate) {
      int nearest = 0;
      for (int i = 1; i < places.size(); i++) {
        if (Math.abs(places.get(i) - coordinate) < Math.abs(places.get(nearest) - coordinate)) {
          nearest = i;
        }
      }
      return nearest;
    }
  }

  /**
   * Values without an order. A coordinate is a value's index.
   *
   * @param values may include null, lists and maps
   * @param weights how likely each is, together 1
   */
  record Category(String name, List<Object> values, List<Double> weights) implements Dimension {
    @Override
    public int levels() {
      return values.size();
    }

    @Override
    public double encode(Object value) {
      int index = index(values, value);
      return index < 0 ? Double.NaN : index;
    }

    @Override
    public Object decode(double coordinate) {
      return values.get((int) Math.max(0, Math.min(values.size() - 1, Math.rint(coordinate))));
    }
  }

  private static int index(List<Object> values, Object wanted) {
    for (int i = 0; i < values.size(); i++) {
      if (CanonicalValue.equal(values.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }
}
