package dev.sweepline.worker.device;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * View of an array's numbers where Java can reach them. On a GPU they live in two places, and ND4J
 * must hear which one is looked at and which was changed; on the CPU there is one. Stateless.
 */
public final class HostMemory {
  private HostMemory() {}

  /** The numbers of an array as they are now. */
  public static FloatPointer of(INDArray array) {
    Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    return (FloatPointer) array.data().addressPointer();
  }

  /** A copy of all of them. */
  public static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    of(array).get(values, 0, values.length);
    return values;
  }

  /** Replaces all of them. */
  public static void write(float[] values, INDArray array) {
    of(array).put(values, 0, values.length);
    written(array);
  }

  /** Whoever has written to them says so. */
  public static void written(INDArray array) {
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }
}
