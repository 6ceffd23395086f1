package dev.sweepline.worker.device;

import java.lang.ref.Cleaner;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows of floats outside of the heap, one after the other, where native libraries reach them. ND4J,
 * which takes a second to load, is loaded once somebody asks for its array. Thread-safe as long as
 * nobody writes.
 */
public final class NativeRows implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  /** Less is not worth a look at the machine's memory. */
  private static final long LARGE = 256L << 20;

  private final int rows;
  private final int columns;
  private Pointer memory;
  private Cleaner.Cleanable cleanable = () -> {};
  private INDArray array;

  /**
   * Rows that hold anything.
   *
   * @throws OutOfMemoryError when there is no memory for them
   */
  public NativeRows(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    if (DeviceCheck.isForGpus()) {
      this.array = onDevice(rows, columns);
      return;
    }
    long bytes = bytes();
    if (bytes >= LARGE) {
      MachineMemory.require(bytes);
    }
    this.memory = Pointer.malloc(Math.max(1, bytes));
    if (memory == null || memory.isNull()) {
      throw new OutOfMemoryError("no memory for an array of %d MiB".formatted(bytes >> 20));
    }
    this.cleanable = CLEANER.register(this, new Release(memory));
  }

  @SuppressWarnings("try") // the scope is only there to be left
  private static INDArray onDevice(int rows, int columns) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c');
    }
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** What they take. */
  public long bytes() {
    return (long) rows * columns * Float.BYTES;
  }

  /** The first number and those behind it, with a position that is the caller's own. */
  public FloatPointer values() {
    return memory == null ? HostMemory.of(array) : new View(this);
  }

  /** Whoever has written to them says so. */
  public void written() {
    if (memory == null) {
      HostMemory.written(array);
    }
  }

  /** The same numbers as ND4J sees them, outside of any workspace. */
  @SuppressWarnings("try") // the scope is only there to be left
  public synchronized INDArray array() {
    if (array == null) {
      try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        FloatPointer values = values();
        long count = (long) rows * columns;
        array =
            Nd4j.create(
                Nd4j.getDataBufferFactory()
                    .create(values, DataType.FLOAT, count, FloatIndexer.create(values)),
                new long[] {rows, columns},
                new long[] {columns, 1},
                0,
                'c');
      }
    }
    return array;
  }

  /** Gives the memory back before it is collected; nobody uses it any more. */
  @Override
  public synchronized void close() {
    if (array != null) {
      array.close();
    }
    cleanable.clean();
  }

  /** Pointer that keeps what it points to from being collected. */
  private static final class View extends FloatPointer {
    @SuppressWarnings({"unused", "UnusedVariable"}) // held, not used
    private final NativeRows owner;

    View(NativeRows owner) {
      super(owner.memory);
      this.owner = owner;
      capacity((long) owner.rows * owner.columns);
    }
  }

  /** What frees the memory; holds nothing else. */
  private record Release(Pointer memory) implements Runnable {
    @Override
    public void run() {
      Pointer.free(memory);
    }
  }
}
