package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.device.HostMemory;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A DL4J network of either kind. Outputs are logits, or for regression numbers, rows × outputs; it
 * learns labels given as one column of class numbers, or numbers as rows × outputs. Not
 * thread-safe: the thread that builds it trains and closes it.
 */
public abstract sealed class TrainableNetwork implements AutoCloseable {
  private final Model model;
  private final Loss loss;
  private final List<Rate> rates = new ArrayList<>();

  private TrainableNetwork(Model model, Loss loss, Optional<GradientClip> clip) {
    this.model = model;
    this.loss = loss;
    clip.ifPresent(model::addListeners);
    for (Layer layer : layers()) {
      addRates(layer.conf());
    }
  }

  /**
   * Layers one upon the other; initialises them unless they are.
   *
   * @throws InvalidNetworkException when it has more weights than one array can hold
   */
  public static TrainableNetwork sequential(
      MultiLayerNetwork network, Loss loss, Optional<GradientClip> clip) {
    requireRoom(network.getLayerWiseConfigurations());
    network.init();
    return new Sequential(network, loss, clip);
  }

  /**
   * Any graph with one input and one output; initialises it unless it is.
   *
   * @throws InvalidNetworkException when it has more weights than one array can hold
   */
  public static TrainableNetwork graph(
      ComputationGraph network, Loss loss, Optional<GradientClip> clip) {
    NetworkPlan.requireRoom(
        network.getConfiguration().getVertices().values().stream()
            .mapToLong(vertex -> vertex.numParams(true))
            .sum());
    network.init();
    return new Graph(network, loss, clip);
  }

  private static void requireRoom(MultiLayerConfiguration configuration) {
    long total = 0;
    for (NeuralNetConfiguration layer : configuration.getConfs()) {
      total += layer.getLayer().initializer().numParams(layer);
    }
    NetworkPlan.requireRoom(total);
  }

  /** Moves the weights once; {@link #score()} is then the loss before. */
  public abstract void fit(INDArray features, INDArray labels);

  /** Outputs as when it is used, without dropout; the caller closes them. */
  public abstract INDArray output(INDArray features);

  public abstract Layer[] layers();

  /** What moves its weights; null where there is none yet and none is to be made. */
  abstract Updater updater(boolean make);

  /** Minibatches that the optimizer has counted. */
  abstract int iterations();

  /** Says how many minibatches the optimizer has counted. */
  abstract void count(int iterations);

  /** DL4J's network, to save it or to look inside. */
  public Model model() {
    return model;
  }

  /**
   * Runs examples forward and back without learning from them: every layer that has weights, in the
   * order of computation. Draws dropout masks.
   */
  public abstract List<LayerView> view(INDArray features, INDArray labels);

  /** Numbers that all layers give for some examples. */
  public abstract long activations(INDArray features);

  /** Numbers that the optimizer keeps, 0 before the first step. */
  public long stateSize() {
    return memory().map(INDArray::length).orElse(0L);
  }

  /** By which it learns and is judged. */
  public Loss loss() {
    return loss;
  }

  /** The loss of the minibatch last trained, with regularisation and dropout. */
  public double score() {
    return model.score();
  }

  /** A copy of everything learnt, running statistics too. */
  public float[] weights() {
    return HostMemory.read(model.params());
  }

  /** Takes back what {@link #weights()} gave; the optimizer's state stays. */
  public void restore(float[] weights) {
    HostMemory.write(weights, model.params());
  }

  /** A copy of where its training stands. */
  public NetworkState state() {
    float[] optimizer = memory().map(HostMemory::read).orElse(new float[0]);
    return new NetworkState(weights(), optimizer, iterations());
  }

  /** What the optimizer keeps, once it has begun. */
  private Optional<INDArray> memory() {
    return Optional.ofNullable(updater(false)).map(Updater::getStateViewArray);
  }

  /** How many numbers the optimizer keeps. */
  public long memorySize() {
    INDArray kept = updater(true).getStateViewArray();
    return kept == null ? 0 : kept.length();
  }

  /**
   * Goes on from where an equal network stood.
   *
   * @throws IllegalArgumentException when it is not equal
   */
  public void restore(NetworkState state) {
    long size = memorySize();
    if (state.weights().length != model.params().length() || state.optimizer().length != size) {
      throw new IllegalArgumentException(
          "the state of %d weights does not fit a network of %d"
              .formatted(state.weights().length, model.params().length()));
    }
    restore(state.weights());
    if (size > 0) {
      HostMemory.write(state.optimizer(), updater(true).getStateViewArray());
    }
    count(state.iterations());
  }

  /** Makes every learning rate its first value times the factor. */
  public void scaleRates(double factor) {
    rates.forEach(rate -> rate.updater().setLrAndSchedule(rate.first() * factor, null));
  }

  /**
   * Frees its native memory and the thread's workspaces now: the garbage collector sees only the
   * small Java side of them. ND4J's own way to destroy workspaces, and DL4J's close(), run a full
   * collection each time.
   */
  @Override
  public void close() {
    close(model.params());
    close(model.getGradientsViewArray());
    memory().ifPresent(TrainableNetwork::close);
    MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
    manager.getAllWorkspacesForCurrentThread().forEach(manager::destroyWorkspace);
  }

  private void addRates(NeuralNetConfiguration configuration) {
    if (configuration.getLayer() instanceof BaseLayer layer) {
      for (IUpdater updater : new IUpdater[] {layer.getIUpdater(), layer.getBiasUpdater()}) {
        if (updater != null && updater.hasLearningRate()) {
          double first = updater.getLearningRate(0, 0);
          rates.add(new Rate(updater, first));
        }
      }
    }
  }

  private static void close(INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }

  /** An updater and the rate with which it began. */
  private record Rate(IUpdater updater, double first) {}

  private static final class Sequential extends TrainableNetwork {
    private final MultiLayerNetwork network;

    Sequential(MultiLayerNetwork network, Loss loss, Optional<GradientClip> clip) {
      super(network, loss, clip);
      this.network = network;
    }

    @Override
    public void fit(INDArray features, INDArray labels) {
      network.fit(features, labels);
    }

    @Override
    public INDArray output(INDArray features) {
      return network.output(features, false);
    }

    @Override
    public List<LayerView> view(INDArray features, INDArray labels) {
      List<INDArray> outputs = network.feedForward(features, false);
      network.setInput(features);
      network.setLabels(labels);
      network.computeGradientAndScore();
      List<Integer> weighted =
          IntStream.range(0, network.getnLayers())
              .filter(i -> LayerView.isWeighted(network.getLayer(i)))
              .boxed()
              .toList();
      List<LayerView> views = new ArrayList<>();
      for (int k = 0; k < weighted.size(); k++) {
        int i = weighted.get(k);
        // The first of the outputs is the input of layer 0.
        int last = k + 1 < weighted.size() ? weighted.get(k + 1) : network.getnLayers();
        views.add(
            LayerView.of(
                "layer" + (k + 1), network.getLayer(i), network, i + "_", outputs.get(last)));
      }
      return views;
    }

    @Override
    public long activations(INDArray features) {
      List<INDArray> outputs = network.feedForward(features, false);
      return outputs.stream().skip(1).mapToLong(INDArray::length).sum();
    }

    @Override
    public Layer[] layers() {
      return ((MultiLayerNetwork) model()).getLayers();
    }

    @Override
    Updater updater(boolean make) {
      return network.getUpdater(make);
    }

    @Override
    int iterations() {
      return network.getIterationCount();
    }

    @Override
    void count(int iterations) {
      network.getLayerWiseConfigurations().setIterationCount(iterations);
    }
  }

  private static final class Graph extends TrainableNetwork {
    private final ComputationGraph network;

    Graph(ComputationGraph network, Loss loss, Optional<GradientClip> clip) {
      super(network, loss, clip);
      this.network = network;
    }

    @Override
    public void fit(INDArray features, INDArray labels) {
      network.fit(new INDArray[] {features}, new INDArray[] {labels});
    }

    @Override
    public INDArray output(INDArray features) {
      return network.outputSingle(false, features);
    }

    @Override
    public List<LayerView> view(INDArray features, INDArray labels) {
      Map<String, INDArray> outputs = network.feedForward(new INDArray[] {features}, false);
      network.setInput(0, features);
      network.setLabels(labels);
      network.computeGradientAndScore();
      return Stream.of(layers())
          .filter(LayerView::isWeighted)
          .map(layer -> view(layer, outputs))
          .toList();
    }

    private LayerView view(Layer layer, Map<String, INDArray> outputs) {
      String name = layer.conf().getLayer().getLayerName();
      return LayerView.of(name, layer, network, name + "_", outputs.get(name));
    }

    @Override
    public long activations(INDArray features) {
      Map<String, INDArray> outputs = network.feedForward(new INDArray[] {features}, false);
      return Stream.of(layers())
          .map(layer -> outputs.get(layer.conf().getLayer().getLayerName()))
          .mapToLong(INDArray::length)
          .sum();
    }

    @Override
    public Layer[] layers() {
      return ((ComputationGraph) model()).getLayers();
    }

    @Override
    Updater updater(boolean make) {
      return network.getUpdater(make);
    }

    @Override
    int iterations() {
      return network.getIterationCount();
    }

    @Override
    void count(int iterations) {
      network.getConfiguration().setIterationCount(iterations);
    }
  }
}
