package dev.sweepline.sweep.trial;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, sorted by name, in two arrays, of which other maps may hold other parts: a log
 * has millions of these, and a tree of boxed numbers takes four times the memory. Immutable,
 * thread-safe.
 */
final class MetricMap extends AbstractMap<String, Double> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] names;
  private final double[] values;
  private final int first;

  /**
   * A part of an array of values that is never written to again.
   *
   * @param names sorted, each once
   * @param first the index of the first name's value
   */
  MetricMap(String[] names, double[] values, int first) {
    this.names = names;
    this.values = values;
    this.first = first;
  }

  /** Goes over the wire as a plain map: messages hold no classes but records and the JDK's. */
  private Object writeReplace() {
    return new TreeMap<>(this);
  }

  /** A copy; another such map is its own. */
  static MetricMap copyOf(Map<String, Double> metrics) {
    if (metrics instanceof MetricMap copied) {
      return copied;
    }
    TreeMap<String, Double> sorted = new TreeMap<>(metrics);
    String[] names = sorted.keySet().toArray(String[]::new);
    double[] values = sorted.values().stream().mapToDouble(Objects::requireNonNull).toArray();
    return new MetricMap(names, values, 0);
  }

  /** The map of arrays that become its own; where a name comes twice, its last value counts. */
  static MetricMap of(String[] names, double[] values) {
    for (int i = 1; i < names.length; i++) {
      if (names[i - 1].compareTo(names[i]) >= 0) {
        TreeMap<String, Double> sorted = new TreeMap<>();
        for (int each = 0; each < names.length; each++) {
          sorted.put(names[each], values[each]);
        }
        return copyOf(sorted);
      }
    }
    return new MetricMap(names, values, 0);
  }

  /** Whether these are its names. */
  boolean hasNames(String[] others) {
    return names == others || Arrays.equals(names, others);
  }

  String[] names() {
    return names;
  }

  /** Writes its values in the order of its names. */
  void copyValues(double[] to, int at) {
    System.arraycopy(values, first, to, at, names.length);
  }

  @Override
  public boolean containsKey(Object name) {
    return find(name) >= 0;
  }

  @Override
  public @Nullable Double get(Object name) {
    int at = find(name);
    return at < 0 ? null : values[first + at];
  }

  private int find(Object name) {
    return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Set<Entry<String, Double>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, Double>> iterator() {
        return new Entries();
      }
    };
  }

  /** One walk over the entries. */
  private final class Entries implements Iterator<Entry<String, Double>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Entry<String, Double> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int at = next++;
      return Map.entry(names[at], values[first + at]);
    }
  }
}
