package dev.sweepline.worker.data;

import dev.sweepline.worker.data.columns.Cells;
import dev.sweepline.worker.data.columns.TableEncoder;
import java.util.List;

/** Array of numbers in the form that takes least memory. Never written to. */
public sealed interface DenseValues {
  int size();

  double get(int index);

  /** Unsigned bytes. */
  @SuppressWarnings("ArrayRecordComponent") // millions of pixels; never compared
  record Bytes(byte[] bytes) implements DenseValues {
    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public double get(int index) {
      return bytes[index] & 0xff;
    }
  }

  /** Plain floats. */
  @SuppressWarnings("ArrayRecordComponent") // millions of numbers; never compared
  record Floats(float[] floats) implements DenseValues {
    @Override
    public int size() {
      return floats.length;
    }

    @Override
    public double get(int index) {
      return floats[index];
    }
  }

  /** Doubles, where floats would lose digits. */
  @SuppressWarnings("ArrayRecordComponent") // millions of numbers; never compared
  record Doubles(double[] doubles) implements DenseValues {
    @Override
    public int size() {
      return doubles.length;
    }

    @Override
    public double get(int index) {
      return doubles[index];
    }
  }

  /** Columns of equal length side by side, row by row. */
  record SideBySide(List<DenseValues> columns) implements DenseValues {
    @Override
    public int size() {
      return columns.stream().mapToInt(DenseValues::size).sum();
    }

    @Override
    public double get(int index) {
      return columns.get(index % columns.size()).get(index / columns.size());
    }
  }

  /** Rows of a table as an encoder makes them of their cells. */
  record Encoded(Cells cells, int rows, TableEncoder encoder) implements DenseValues {
    @Override
    public int size() {
      return rows * encoder.features().size();
    }

    @Override
    public double get(int index) {
      int width = encoder.features().size();
      return encoder.value(cells, index / width, index % width);
    }
  }
}
