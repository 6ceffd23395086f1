package dev.sweepline.worker.train;

import dev.sweepline.worker.data.DataPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Looks into a network's layers over a fixed batch of its training data: {@code layer1.weights},
 * {@code layer1.gradients} and {@code layer1.activations} are mean magnitudes, {@code layer1.dead}
 * is the share of units, neurons or filters, whose output is 0 for every example. What follows a
 * layer up to the next, its normalisation, activation and pooling, counts as part of it. Training
 * goes on as if nobody had looked. Not thread-safe.
 */
final class LayerProbe implements AutoCloseable {
  /** Enough that a unit which never fires on them is as good as dead. */
  private static final int EXAMPLES = 256;

  private static final String WEIGHTS = "W";

  private final MultiLayerNetwork network;
  private final Minibatches batches;
  private final Minibatches.Batch examples;

  LayerProbe(MultiLayerNetwork network, DataPart train) {
    this.network = network;
    this.batches = new Minibatches(train, EXAMPLES);
    this.examples = batches.fill(0);
  }

  /** The figures of every layer now. */
  Map<String, Double> measure() {
    Map<String, Double> figures = new TreeMap<>();
    List<INDArray> outputs = network.feedForward(examples.features(), false);
    gradients();
    List<Integer> weighted =
        IntStream.range(0, network.getnLayers()).filter(this::isWeighted).boxed().toList();
    for (int k = 0; k < weighted.size(); k++) {
      int i = weighted.get(k);
      String name = "layer" + (k + 1) + ".";
      // The first of the outputs is the input of layer 0.
      INDArray output =
          outputs.get(k + 1 < weighted.size() ? weighted.get(k + 1) : network.getnLayers());
      figures.put(name + "weights", magnitude(network.getLayer(i).getParam(WEIGHTS)));
      figures.put(
          name + "gradients",
          magnitude(network.gradient().getGradientFor(i + "_" + WEIGHTS)) / examples.rows());
      figures.put(name + "activations", magnitude(output));
      figures.put(name + "dead", dead(output));
    }
    return figures;
  }

  /** Numbers that all layers give for one example. */
  long outputsOfExample() {
    List<INDArray> outputs = network.feedForward(examples.features(), false);
    return outputs.stream().skip(1).mapToLong(INDArray::length).sum() / examples.rows();
  }

  /**
   * Pooling and the like refuse to be asked for weights. The slopes of prelu are called W too, but
   * belong to the layer below.
   */
  private boolean isWeighted(int index) {
    Layer layer = network.getLayer(index);
    return layer.numParams() > 0
        && layer.getParam(WEIGHTS) != null
        && !(layer.conf().getLayer() instanceof PReLULayer);
  }

  /**
   * Back-propagates the examples. That draws dropout masks, so the generator is put back where it
   * was: otherwise looking would change what comes after.
   */
  private void gradients() {
    Random random = Nd4j.getRandom();
    long root = random.rootState();
    long node = random.nodeState();
    network.setInput(examples.features());
    network.setLabels(examples.labels());
    network.computeGradientAndScore();
    random.setStates(root, node);
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
