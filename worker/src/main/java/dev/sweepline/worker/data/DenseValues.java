package dev.sweepline.worker.data;

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
}
