package dev.sweepline.worker.pack;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Native memory that gemm reads and writes, zeros at first; loops run over arrays of the heap,
 * where the JVM vectorises them, and copy what gemm needs. Not thread-safe.
 */
final class Floats implements AutoCloseable {
  private final FloatPointer pointer;
  private final FloatBuffer buffer;
  private final List<FloatPointer> views = new ArrayList<>();

  Floats(int count) {
    this.pointer = new FloatPointer((long) count);
    this.buffer = pointer.asBuffer();
    pointer.zero();
  }

  FloatPointer pointer() {
    return pointer;
  }

  /** The same memory from a position on. */
  FloatPointer from(int position) {
    FloatPointer view = new FloatPointer(pointer).position(position);
    views.add(view);
    return view;
  }

  /** Copies a stretch into the same positions of an array. */
  void read(float[] into, int from, int to) {
    buffer.get(from, into, from, to - from);
  }

  /** Copies a stretch of an array into the same positions. */
  void write(float[] source, int from, int to) {
    buffer.put(from, source, from, to - from);
  }

  @Override
  public void close() {
    pointer.close();
  }
}
