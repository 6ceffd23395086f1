package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Flat;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;

/** Builder of stacked layers that knows what shape comes out of the topmost. Not thread-safe. */
public final class LayerStack {
  private final LayerDefaults recipe;
  private final RandomStreams random;
  private final NeuralNetConfiguration.ListBuilder layers;
  private InputShape top;
  private int size;
  private int linears;

  /**
   * @param random where dropout masks come from
   */
  public LayerStack(LayerDefaults recipe, InputShape input, RandomStreams random) {
    this.recipe = recipe;
    this.random = random;
    this.top = input;
    this.layers =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .weightInit(WeightInit.ZERO) // ours come later
            .list();
  }

  /**
   * Filters over an image that keep its size but for the stride, then the largest of each square.
   *
   * @param pool the square's side; 0 for none
   */
  public LayerStack convolution(int filters, int kernel, int stride, int pool) {
    Image image = image();
    require("kernel", kernel, image);
    if (size == 0) {
      layers.inputPreProcessor(
          0, new FeedForwardToCnnPreProcessor(image.height(), image.width(), image.channels()));
    }
    add(
        recipe.withUpdater(
            new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .convolutionMode(ConvolutionMode.Same)
                .nIn(image.channels())
                .nOut(filters)
                .activation(directActivation())
                .build(),
            true));
    top = new Image(filters, ceil(image.height(), stride), ceil(image.width(), stride));
    linears++;
    normaliseAndActivate();
    if (pool > 1) {
      pool(pool);
    }
    return this;
  }

  private void pool(int pool) {
    Image image = image();
    require("pool", pool, image);
    add(
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(pool, pool)
            .stride(pool, pool)
            .convolutionMode(ConvolutionMode.Truncate)
            .build());
    top = new Image(image.channels(), image.height() / pool, image.width() / pool);
  }

  public LayerStack dense(int width) {
    IDropout dropout = flatten();
    add(
        recipe.withUpdater(
            new DenseLayer.Builder()
                .nIn(top.features())
                .nOut(width)
                .activation(directActivation())
                .dropOut(dropout)
                .build(),
            true));
    top = new Flat(width);
    linears++;
    normaliseAndActivate();
    return this;
  }

  /** The linear layer whose outputs are the network's. */
  public MultiLayerConfiguration output(DataShape shape) {
    IDropout dropout = flatten();
    add(
        recipe.withUpdater(
            new OutputLayer.Builder(new OutputLoss(recipe.loss(), shape.task()))
                .nIn(top.features())
                .nOut(shape.outputs())
                .activation(Activation.IDENTITY)
                .dropOut(dropout)
                .build(),
            true));
    return layers.build();
  }

  /**
   * Makes a row of what comes out of the top. DL4J drops a layer's inputs: a hidden layer's outputs
   * are the next one's inputs, and the data itself is never dropped.
   *
   * @return what drops them, null where nothing does
   */
  private IDropout flatten() {
    if (size > 0 && top instanceof Image image) {
      layers.inputPreProcessor(
          size, new CnnToFeedForwardPreProcessor(image.height(), image.width(), image.channels()));
    }
    top = new Flat(top.features());
    return linears == 0 || recipe.dropout() == 0
        ? null
        : new SeededDropout(recipe.dropout(), random.seedOf(Purpose.DROPOUT, linears));
  }

  private void normaliseAndActivate() {
    int channels = top instanceof Image image ? image.channels() : top.features();
    if (recipe.batchNorm()) {
      add(
          recipe.withUpdater(
              new BatchNormalization.Builder()
                  .nIn(channels)
                  .nOut(channels)
                  .activation(Activation.IDENTITY)
                  .build(),
              false));
    }
    if (recipe.activation() == Activations.PRELU) {
      add(recipe.withUpdater(PReluLayer.of(top), false));
    } else if (recipe.batchNorm()) {
      add(new ActivationLayer.Builder().activation(recipe.function()).build());
    }
  }

  /** Where no layer stands between a sum and its activation, one layer does both. */
  private IActivation directActivation() {
    return recipe.batchNorm() || recipe.activation() == Activations.PRELU
        ? Activation.IDENTITY.getActivationFunction()
        : recipe.function();
  }

  private void add(Layer layer) {
    layers.layer(layer);
    size++;
  }

  private Image image() {
    return (Image) top;
  }

  private void require(String what, int side, Image image) {
    if (side > Math.min(image.height(), image.width())) {
      throw new InvalidNetworkException(
          "%s %d is larger than the %d×%d image that convolution %d gets"
              .formatted(
                  what,
                  side,
                  image.height(),
                  image.width(),
                  what.equals("pool") ? linears : linears + 1));
    }
  }

  private static int ceil(int size, int stride) {
    return (size + stride - 1) / stride;
  }
}
