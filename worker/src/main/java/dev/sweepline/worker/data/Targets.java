package dev.sweepline.worker.data;

/** Targets of the rows: labels or numbers that are to be predicted. Never written to. */
public sealed interface Targets {
  int rows();

  /** Numbers that each row has: its label's, or one for each output. */
  int columns();

  /** One of them. */
  double number(int row, int column);

  /** Those of the given rows, in that order. */
  Targets pick(int[] rows);

  default int label(int row) {
    throw new IllegalStateException("this data set has numbers to predict, not labels");
  }

  default double target(int row, int output) {
    throw new IllegalStateException("this data set has labels, not numbers to predict");
  }

  /** A class number from 0 for each row. */
  @SuppressWarnings("ArrayRecordComponent") // one per row; never compared
  record Labels(int[] labels) implements Targets {
    @Override
    public int rows() {
      return labels.length;
    }

    @Override
    public int columns() {
      return 1;
    }

    @Override
    public double number(int row, int column) {
      return labels[row];
    }

    @Override
    public int label(int row) {
      return labels[row];
    }

    @Override
    public Labels pick(int[] rows) {
      int[] picked = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = labels[rows[i]];
      }
      return new Labels(picked);
    }
  }

  /** {@code outputs} numbers for each row, row by row. */
  @SuppressWarnings("ArrayRecordComponent") // some per row; never compared
  record Numbers(int outputs, double[] numbers) implements Targets {
    @Override
    public int rows() {
      return numbers.length / outputs;
    }

    @Override
    public int columns() {
      return outputs;
    }

    @Override
    public double number(int row, int column) {
      return numbers[row * outputs + column];
    }

    @Override
    public double target(int row, int output) {
      return number(row, output);
    }

    @Override
    public Numbers pick(int[] rows) {
      double[] picked = new double[rows.length * outputs];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(numbers, rows[i] * outputs, picked, i * outputs, outputs);
      }
      return new Numbers(outputs, picked);
    }
  }
}
