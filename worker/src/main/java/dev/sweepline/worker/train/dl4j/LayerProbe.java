package dev.sweepline.worker.train.dl4j;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.network.dl4j.LayerView;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.train.fold.Minibatches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Probe into a network's layers over a fixed batch of its training data: {@code layer1.weights},
 * {@code layer1.gradients} and {@code layer1.activations} are mean magnitudes, {@code layer1.dead}
 * is the share of units, neurons or filters, whose output is 0 for every example. Training goes on
 * as if nobody had looked. Not thread-safe.
 */
public final class LayerProbe implements AutoCloseable {
  public static final String GRADIENTS = ".gradients";

  /** Enough that a unit which never fires on them is as good as dead. */
  private static final int EXAMPLES = 256;

  private final TrainableNetwork network;
  private final Minibatches batches;
  private final Minibatches.Batch examples;

  public LayerProbe(TrainableNetwork network, DataPart train) {
    this.network = network;
    this.batches = new Minibatches(train, EXAMPLES);
    this.examples = batches.fill(0);
  }

  /** The figures of every layer now, in the order of computation. */
  public Map<String, Double> measure() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (LayerView layer : views()) {
      figures.put(layer.name() + ".weights", magnitude(layer.weights()));
      figures.put(layer.name() + GRADIENTS, magnitude(layer.gradient()) / examples.rows());
      figures.put(layer.name() + ".activations", magnitude(layer.output()));
      figures.put(layer.name() + ".dead", dead(layer.output()));
    }
    return figures;
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
