package dev.sweepline.worker.evaluation;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.network.dl4j.NativeLogits;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Source of a network's outputs for rows of a part, without dropout. */
public interface Outputs {
  /** By which it is judged. */
  Loss loss();

  /** Reads the outputs for every {@code stride}-th row from {@code first} to before {@code end}. */
  void read(DataPart part, int first, int stride, int end, Logits into);

  /** Those of a DL4J network. */
  static Outputs of(TrainableNetwork network) {
    return new Outputs() {
      @Override
      public Loss loss() {
        return network.loss();
      }

      @Override
      public void read(DataPart part, int first, int stride, int end, Logits into) {
        INDArray rows =
            part.features().get(NDArrayIndex.interval(first, stride, end), NDArrayIndex.all());
        try (INDArray array = network.output(rows)) {
          NativeLogits.read(array, into);
        }
      }
    };
  }
}
