package dev.sweepline.worker.pack;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Native memory that gemm reads and writes, zeros at first; loops run over arrays of the heap,
 * where the JVM vectorises them, and copy what gemm needs. Not thread-safe.
 */
final class NativeFloats implements AutoCloseable {
  private final FloatPointer pointer;
  private final FloatPointer moving;
  private final FloatBuffer buffer;

  NativeFloats(int count) {
    this.pointer = new FloatPointer((long) count);
    this.moving = new FloatPointer(pointer);
    this.buffer = pointer.asBuffer();
    pointer.zero();
  }

  /** The memory from a position on, until the next call. */
  FloatPointer from(int position) {
    return moving.position(position);
  }

  /** Copies what begins at a position to the beginning of an array. */
  void read(int position, float[] into, int count) {
    read(position, into, 0, count);
  }

  /** Copies what begins at a position to a place in an array. */
  void read(int position, float[] into, int at, int count) {
    buffer.get(position, into, at, count);
  }

  /** Copies the beginning of an array to a position. */
  void write(int position, float[] source, int count) {
    write(position, source, 0, count);
  }

  /** Copies a piece of an array to a position. */
  void write(int position, float[] source, int at, int count) {
    buffer.put(position, source, at, count);
  }

  @Override
  public void close() {
    pointer.close();
  }
}
