package dev.sweepline.worker.train.dl4j;

import dev.sweepline.worker.device.DeviceCheck;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Substitute for ND4J's service that frees native memory; keeps what a training thread allocates
 * reachable until that thread says it is between native calls. Thread-safe.
 *
 * <p>ND4J passes a native handle into a call and holds on to nothing. Compiled code drops a
 * temporary array after its last use in Java, which is before the call: a collection then frees the
 * array while native code reads it, and the JVM dies with SIGSEGV in {@code
 * sd::DataBuffer::primary()}.
 */
public final class ArrayKeeper extends DeallocatorService {
  @SuppressWarnings("ThreadLocalUsage") // there is one keeper in a JVM
  private final ThreadLocal<List<Deallocatable>> kept = new ThreadLocal<>();

  private ArrayKeeper() {}

  /** The keeper of this JVM, installed by the first call. */
  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // Nd4j locks it to make its own service
  public static ArrayKeeper install() {
    synchronized (Nd4j.class) {
      if (Nd4j.getDeallocatorService() instanceof ArrayKeeper installed) {
        return installed;
      }
      try {
        Field service = Nd4j.class.getDeclaredField("deallocatorService");
        service.setAccessible(true);
        ArrayKeeper keeper = new ArrayKeeper();
        service.set(null, keeper);
        if (!DeviceCheck.isForGpus()) {
          BoundedBuffers.install();
        }
        return keeper;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this is not the ND4J we know: " + e, e);
      }
    }
  }

  @Override
  public void pickObject(Deallocatable allocated) {
    List<Deallocatable> mine = kept.get();
    if (mine != null) {
      mine.add(allocated);
    }
    super.pickObject(allocated);
  }

  /** From now on what this thread allocates stays until {@link #betweenCalls}. */
  public void begin() {
    kept.set(new ArrayList<>());
  }

  /** Lets go of what this thread allocated since the last time. */
  public void betweenCalls() {
    kept.get().clear();
  }

  /** Lets go and keeps nothing more of this thread's. */
  public void end() {
    kept.remove();
  }
}
