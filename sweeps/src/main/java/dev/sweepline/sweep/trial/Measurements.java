package dev.sweepline.sweep.trial;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one trial, in columns: a log has millions, and an object for each takes twice
 * the memory. What {@link #get} gives is made when it is asked for and stays as it is. Grows and
 * shrinks at its end alone. May leave memory for a place where its columns lie; then it keeps the
 * last of them, which boards show, and comes back when it changes. Not thread-safe.
 */
public final class Measurements extends AbstractList<Measurement> {
  private static final String[] NO_NAMES = {};
  private static final int[] NO_EPOCHS = {};
  private static final long[] NO_STEPS = {};
  private static final double[] NO_VALUES = {};

  private String[] names = NO_NAMES;
  private int[] epochs = NO_EPOCHS;
  private long[] steps = NO_STEPS;
  private double[] values = NO_VALUES;
  private int size;

  /** Those whose metrics are not those of the first, by index. */
  private final Map<Integer, Measurement> others = new HashMap<>(0);

  private MeasurementColumns.@Nullable Source stored;
  private @Nullable Measurement last;

  @Override
  public boolean add(Measurement measurement) {
    load();
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
    if (stored == null && size < epochs.length) {
      resize(size);
    }
  }

  /** Leaves out all behind the first so many; those are in memory again. */
  public void truncate(int kept) {
    load();
    if (kept < size) {
      size = kept;
      others.keySet().removeIf(index -> index >= kept);
      // What was given out shares the arrays.
      resize(kept);
    }
  }

  /** Whether they have left memory. */
  public boolean isStored() {
    return stored != null;
  }

  /** All of them as they are now; what comes later does not change it. */
  public MeasurementColumns columns() {
    return stored == null
        ? new MeasurementColumns(names, epochs, steps, values, size, others)
        : stored.read();
  }

  /** Where any thread may read them as they are now. */
  public MeasurementColumns.Source source() {
    if (stored != null) {
      return stored;
    }
    MeasurementColumns now = columns();
    return () -> now;
  }

  /**
   * They leave memory if they are still as they were.
   *
   * @param then what {@link #columns} gave
   * @param where the same lies
   */
  public void store(MeasurementColumns then, MeasurementColumns.Source where) {
    if (stored == null && size > 0 && size == then.size() && epochs == then.epochs) {
      leave(then, where);
    }
  }

  /** They are those that lie there. */
  public void restore(MeasurementColumns now, MeasurementColumns.Source where) {
    size = now.size();
    leave(now, where);
  }

  private void leave(MeasurementColumns now, MeasurementColumns.Source where) {
    stored = where;
    // A copy of its own, or the arrays would stay for it.
    Measurement newest = now.get(size - 1);
    MetricMap metrics = (MetricMap) newest.metrics();
    double[] row = new double[metrics.size()];
    metrics.copyValues(row, 0);
    last = Measurement.of(newest.epoch(), newest.step(), metrics.names(), row);
    names = NO_NAMES;
    epochs = NO_EPOCHS;
    steps = NO_STEPS;
    values = NO_VALUES;
    others.clear();
  }

  private void load() {
    if (stored != null) {
      MeasurementColumns columns = stored.read();
      names = columns.names;
      epochs = columns.epochs;
      steps = columns.steps;
      values = columns.values;
      others.putAll(columns.others);
      stored = null;
      last = null;
    }
  }

  @Override
  public Measurement get(int index) {
    Objects.checkIndex(index, size);
    if (stored != null) {
      return index == size - 1 && last != null ? last : stored.read().get(index);
    }
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
