package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.DenseValues;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Type of the numbers in an idx file; all are big-endian. */
enum IdxType {
  UNSIGNED_BYTE(0x08, Byte.BYTES) {
    @Override
    DenseValues values(byte[] bytes) {
      return new DenseValues.Bytes(bytes);
    }
  },
  BYTE(0x09, Byte.BYTES) {
    @Override
    DenseValues values(byte[] bytes) {
      float[] values = new float[bytes.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes[i];
      }
      return new DenseValues.Floats(values);
    }
  },
  SHORT(0x0b, Short.BYTES) {
    @Override
    DenseValues values(byte[] bytes) {
      ByteBuffer from = ByteBuffer.wrap(bytes);
      float[] values = new float[bytes.length / Short.BYTES];
      for (int i = 0; i < values.length; i++) {
        values[i] = from.getShort();
      }
      return new DenseValues.Floats(values);
    }
  },
  /** Has more digits than a float. */
  INT(0x0c, Integer.BYTES) {
    @Override
    DenseValues values(byte[] bytes) {
      ByteBuffer from = ByteBuffer.wrap(bytes);
      double[] values = new double[bytes.length / Integer.BYTES];
      Arrays.setAll(values, i -> from.getInt(i * Integer.BYTES));
      return new DenseValues.Doubles(values);
    }
  },
  FLOAT(0x0d, Float.BYTES) {
    @Override
    DenseValues values(byte[] bytes) {
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      return new DenseValues.Floats(values);
    }
  },
  DOUBLE(0x0e, Double.BYTES) {
    @Override
    DenseValues values(byte[] bytes) {
      double[] values = new double[bytes.length / Double.BYTES];
      ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
      return new DenseValues.Doubles(values);
    }
  };

  private final int code;
  private final int bytes;

  IdxType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The type with that code in the magic number. */
  static Optional<IdxType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The length of one number. */
  int bytes() {
    return bytes;
  }

  /** Numbers of this type; the bytes may become part of what is returned. */
  abstract DenseValues values(byte[] bytes);
}
