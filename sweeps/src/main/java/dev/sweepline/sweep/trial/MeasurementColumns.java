package dev.sweepline.sweep.trial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The measurements of one trial as they were at one moment, in columns; also as bytes. Immutable,
 * thread-safe.
 */
public final class MeasurementColumns {
  final String[] names;
  final int[] epochs;
  final long[] steps;
  final double[] values;
  final int size;

  /** Those whose metrics are not those of the first, by index. */
  final Map<Integer, Measurement> others;

  /** A place where columns lie that are not in memory. */
  @FunctionalInterface
  public interface Source {
    /** The same columns each time. */
    MeasurementColumns read();
  }

  /** What hears of one metric's values. */
  @FunctionalInterface
  public interface Visitor {
    /** The next, in order. */
    void value(int epoch, double value);
  }

  /** The first rows of arrays that are never written to again so far. */
  MeasurementColumns(
      String[] names,
      int[] epochs,
      long[] steps,
      double[] values,
      int size,
      Map<Integer, Measurement> others) {
    this.names = names;
    this.epochs = epochs;
    this.steps = steps;
    this.values = values;
    this.size = size;
    this.others = Map.copyOf(others);
  }

  public int size() {
    return size;
  }

  /** One of them, from 0. */
  public Measurement get(int index) {
    Measurement other = others.get(index);
    return other != null
        ? other
        : new Measurement(
            epochs[index], steps[index], new MetricMap(names, values, index * names.length));
  }

  /** Tells of a metric in each of them that has it. */
  public void each(String metric, Visitor visitor) {
    int column = Arrays.binarySearch(names, metric);
    for (int i = 0; i < size; i++) {
      Measurement other = others.isEmpty() ? null : others.get(i);
      if (other == null && column >= 0) {
        visitor.value(epochs[i], values[i * names.length + column]);
      } else if (other != null && other.metrics().containsKey(metric)) {
        visitor.value(epochs[i], other.metric(metric));
      }
    }
  }

  /** How many bytes {@link #write} puts. */
  public int bytes() {
    int all = bytes(names) + Integer.BYTES + size * (Integer.BYTES + Long.BYTES);
    all += size * names.length * Double.BYTES + Integer.BYTES;
    for (Measurement other : others.values()) {
      all += Integer.BYTES + bytes(metrics(other).names());
      all += metrics(other).size() * Double.BYTES;
    }
    return all;
  }

  private static int bytes(String[] names) {
    int all = Integer.BYTES;
    for (String name : names) {
      all += Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length;
    }
    return all;
  }

  private static MetricMap metrics(Measurement measurement) {
    return (MetricMap) measurement.metrics();
  }

  /** Puts them so that {@link #read} gets them back to the last bit. */
  public void write(ByteBuffer to) {
    write(names, to);
    to.putInt(size);
    to.asIntBuffer().put(epochs, 0, size);
    to.position(to.position() + size * Integer.BYTES);
    to.asLongBuffer().put(steps, 0, size);
    to.position(to.position() + size * Long.BYTES);
    write(values, size * names.length, to);
    to.putInt(others.size());
    others.forEach(
        (index, other) -> {
          to.putInt(index);
          write(metrics(other).names(), to);
          double[] row = new double[metrics(other).size()];
          metrics(other).copyValues(row, 0);
          write(row, row.length, to);
        });
  }

  private static void write(String[] names, ByteBuffer to) {
    to.putInt(names.length);
    for (String name : names) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      to.putInt(text.length).put(text);
    }
  }

  private static void write(double[] values, int count, ByteBuffer to) {
    to.asDoubleBuffer().put(values, 0, count);
    to.position(to.position() + count * Double.BYTES);
  }

  /**
   * Gets what {@link #write} has put.
   *
   * @throws RuntimeException where the bytes are others
   */
  public static MeasurementColumns read(ByteBuffer from) {
    String[] names = readNames(from);
    int size = from.getInt();
    int[] epochs = new int[size];
    from.asIntBuffer().get(epochs);
    from.position(from.position() + size * Integer.BYTES);
    long[] steps = new long[size];
    from.asLongBuffer().get(steps);
    from.position(from.position() + size * Long.BYTES);
    double[] values = readValues(size * names.length, from);
    Map<Integer, Measurement> others = new HashMap<>();
    for (int left = from.getInt(); left > 0; left--) {
      int index = from.getInt();
      String[] own = readNames(from);
      double[] row = readValues(own.length, from);
      others.put(index, Measurement.of(epochs[index], steps[index], own, row));
    }
    return new MeasurementColumns(names, epochs, steps, values, size, others);
  }

  private static String[] readNames(ByteBuffer from) {
    String[] names = new String[from.getInt()];
    for (int i = 0; i < names.length; i++) {
      byte[] text = new byte[from.getInt()];
      from.get(text);
      names[i] = new String(text, StandardCharsets.UTF_8);
    }
    return names;
  }

  private static double[] readValues(int count, ByteBuffer from) {
    double[] values = new double[count];
    from.asDoubleBuffer().get(values);
    from.position(from.position() + count * Double.BYTES);
    return values;
  }

  /** The same, with another's names where those are equal, so that many share them. */
  public MeasurementColumns sharingNames(MeasurementColumns other) {
    return Arrays.equals(names, other.names)
        ? new MeasurementColumns(other.names, epochs, steps, values, size, others)
        : this;
  }
}
