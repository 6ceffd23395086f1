package dev.sweepline.worker.train.dl4j;

import dev.sweepline.worker.device.MachineMemory;
import java.lang.reflect.Field;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.cpu.nativecpu.buffer.DefaultDataBufferFactory;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Factory of arrays that refuses those for which the machine has no memory, before ND4J tries: its
 * native code writes to what {@code malloc} gave without a look, and the JVM dies with SIGSEGV.
 * Thread-safe.
 */
final class BoundedBuffers extends DefaultDataBufferFactory {
  /** Less is not worth a look at the machine's memory. */
  private static final long LARGE = 256L << 20;

  private BoundedBuffers() {}

  /** From now on ND4J in this JVM makes its arrays here. */
  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // as others do who change it
  static void install() {
    synchronized (Nd4j.class) {
      try {
        Field factory = Nd4j.class.getDeclaredField("DATA_BUFFER_FACTORY_INSTANCE");
        factory.setAccessible(true);
        if (!(factory.get(null) instanceof BoundedBuffers)) {
          factory.set(null, new BoundedBuffers());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this is not the ND4J we know: " + e, e);
      }
    }
  }

  @Override
  public DataBuffer create(DataType type, long length, boolean initialize) {
    requireRoom(type, length);
    return super.create(type, length, initialize);
  }

  @Override
  public DataBuffer create(
      DataType type, long length, boolean initialize, MemoryWorkspace workspace) {
    requireRoom(type, length);
    return super.create(type, length, initialize, workspace);
  }

  @Override
  public DataBuffer createFloat(long length, boolean initialize) {
    requireRoom(DataType.FLOAT, length);
    return super.createFloat(length, initialize);
  }

  @Override
  public DataBuffer createDouble(long length, boolean initialize) {
    requireRoom(DataType.DOUBLE, length);
    return super.createDouble(length, initialize);
  }

  private static void requireRoom(DataType type, long length) {
    long bytes = length * type.width();
    if (bytes >= LARGE) {
      MachineMemory.require(bytes);
    }
  }
}
