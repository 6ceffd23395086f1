package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.device.HostMemory;
import dev.sweepline.worker.network.loss.Logits;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies of outputs out of native memory in one go: element by element costs a call each. */
public final class NativeLogits {
  private NativeLogits() {}

  /** Takes a dense array of rows × classes, row-major or column-major. */
  public static void read(INDArray array, Logits into) {
    int length = Math.toIntExact(array.length());
    into.read(
        length,
        array.stride(0),
        array.stride(1),
        values -> HostMemory.of(array).get(values, 0, length));
  }
}
