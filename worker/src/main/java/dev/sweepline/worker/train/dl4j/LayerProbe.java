package dev.sweepline.worker.train.dl4j;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.network.dl4j.LayerView;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.LayerFigures;
import dev.sweepline.worker.train.fold.Minibatches;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Probe into the layers of a network that DL4J computes, over a fixed batch of its training data.
 * Training goes on as if nobody had looked. Not thread-safe.
 */
public final class LayerProbe implements AutoCloseable {
  private final TrainableNetwork network;
  private final Minibatches batches;
  private final Minibatches.Batch examples;

  public LayerProbe(TrainableNetwork network, DataPart train) {
    this.network = network;
    this.batches = new Minibatches(train, LayerFigures.EXAMPLES);
    this.examples = batches.fill(0);
  }

  /** The figures of every layer now, in the order of computation. */
  public List<LayerFigures> measure() {
    return views().stream()
        .map(
            layer ->
                new LayerFigures(
                    layer.name(),
                    magnitude(layer.weights()),
                    magnitude(layer.gradient()) / examples.rows(),
                    magnitude(layer.output()),
                    dead(layer.output())))
        .toList();
  }

  /** Numbers that all layers give for one example. */
  public long outputsOfExample() {
    return network.activations(examples.features()) / examples.rows();
  }

  /**
   * Back-propagation draws dropout masks, so the generator is put back where it was: otherwise
   * looking would change what comes after.
   */
  private List<LayerView> views() {
    Random random = Nd4j.getRandom();
    long root = random.rootState();
    long node = random.nodeState();
    List<LayerView> views = network.view(examples.features(), examples.labels());
    random.setStates(root, node);
    return views;
  }

  private static double magnitude(INDArray array) {
    return array.ameanNumber().doubleValue();
  }

  private static double dead(INDArray output) {
    INDArray largest = output.rank() == 4 ? output.amax(0, 2, 3) : output.amax(0);
    long dead = 0;
    for (long unit = 0; unit < largest.length(); unit++) {
      dead += largest.getDouble(unit) == 0 ? 1 : 0;
    }
    return (double) dead / largest.length();
  }

  @Override
  public void close() {
    batches.close();
  }
}
