package dev.sweepline.sweep.trial;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The measurements of one trial, in columns: a log has millions, and an object for each takes twice
 * the memory. What {@link #get} gives is made when it is asked for and stays as it is. Grows and
 * shrinks at its end alone. Not thread-safe.
 */
public final class Measurements extends AbstractList<Measurement> {
  private String[] names = {};
  private int[] epochs = {};
  private long[] steps = {};
  private double[] values = {};
  private int size;

  /** Those whose metrics are not those of the first, by index. */
  private final Map<Integer, Measurement> others = new HashMap<>(0);

  @Override
  public boolean add(Measurement measurement) {
    MetricMap metrics = (MetricMap) measurement.metrics();
    if (size == 0) {
      names = metrics.names();
      others.clear();
    }
    if (size == epochs.length) {
      resize(size + Math.max(4, size / 2));
    }
    epochs[size] = measurement.epoch();
    steps[size] = measurement.step();
    if (metrics.hasNames(names)) {
      metrics.copyValues(values, size * names.length);
    } else {
      others.put(size, measurement);
    }
    size++;
    return true;
  }

  private void resize(int rows) {
    epochs = Arrays.copyOf(epochs, rows);
    steps = Arrays.copyOf(steps, rows);
    values = Arrays.copyOf(values, rows * names.length);
  }

  /** Gives back the memory of rows that will not come. */
  public void trim() {
    if (size < epochs.length) {
      resize(size);
    }
  }

  /** Leaves out all behind the first so many. */
  public void truncate(int kept) {
    if (kept < size) {
      size = kept;
      others.keySet().removeIf(index -> index >= kept);
      // What was given out shares the arrays.
      resize(kept);
    }
  }

  @Override
  public Measurement get(int index) {
    Objects.checkIndex(index, size);
    Measurement other = others.isEmpty() ? null : others.get(index);
    return other != null
        ? other
        : new Measurement(
            epochs[index], steps[index], new MetricMap(names, values, index * names.length));
  }

  @Override
  public int size() {
    return size;
  }
}
