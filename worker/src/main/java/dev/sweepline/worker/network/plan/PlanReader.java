package dev.sweepline.worker.network.plan;

import static dev.sweepline.worker.network.plan.UnplannableException.require;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.FirstWeights;
import dev.sweepline.worker.network.layer.LayerSpec;
import dev.sweepline.worker.network.layer.LayerSpec.Convolution;
import dev.sweepline.worker.network.layer.LayerSpec.Dense;
import dev.sweepline.worker.network.layer.LayerSpec.Dropout;
import dev.sweepline.worker.network.layer.LayerSpec.Normalisation;
import dev.sweepline.worker.network.layer.LayerSpec.Pooling;
import dev.sweepline.worker.network.layer.LayerSpec.Summary;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.layer.Window;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.Activations;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.IActivation;

/** Reader of a stack of DL4J's layers, from the data up. Not thread-safe; for one network. */
public final class PlanReader {
  private final List<LayerSpec> layers = new ArrayList<>();
  private final LearningReader learning = new LearningReader();
  private InputShape top;

  private PlanReader(InputShape input) {
    this.top = input;
  }

  /**
   * Reads a network whose layers go with each other and with the data.
   *
   * @param loss what its output layer learns by
   * @param clipNorm of the sweep file, like the other
   */
  public static PlannedNetwork read(
      MultiLayerConfiguration network,
      DataShape shape,
      Loss loss,
      double clipNorm,
      double clipValue,
      FirstWeights start) {
    try {
      require(network.getBackpropType() == BackpropType.Standard, "truncated backpropagation");
      PlanReader reader = new PlanReader(entry(network, shape.input()));
      InputShape input = reader.top;
      for (int i = 0; i < network.getConfs().size(); i++) {
        reader.add(network.getConf(i), network.getInputPreProcess(i), i);
      }
      return PlannedNetwork.of(
          new NetworkPlan(
              new DataShape(input, shape.task()),
              reader.layers,
              loss,
              reader.learning.descent(),
              reader.learning.rates(),
              reader.learning.penalties(clipNorm, clipValue),
              start));
    } catch (UnplannableException e) {
      return PlannedNetwork.without(e.getMessage());
    }
  }

  /** The data as the first layer sees them: rows may be images to it alone. */
  private static InputShape entry(MultiLayerConfiguration network, InputShape input) {
    return network.getInputPreProcess(0) instanceof FeedForwardToCnnPreProcessor image
        ? new Image(
            (int) image.getNumChannels(), (int) image.getInputHeight(), (int) image.getInputWidth())
        : input;
  }

  private void add(NeuralNetConfiguration configuration, InputPreProcessor before, int number) {
    Layer layer = configuration.getLayer();
    try {
      require(configuration.isMiniBatch(), "gradients that are not divided by the minibatch");
      require(configuration.isMinimize(), "a score that is maximised");
      require(
          configuration.getOptimizationAlgo() == OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT,
          "optimisation algorithm " + configuration.getOptimizationAlgo());
      require(knows(before, number), before == null ? "" : before.getClass().getSimpleName());
      require(
          layer.getConstraints() == null || layer.getConstraints().isEmpty(),
          "constraints of its weights");
      drop(layer, number);
      add(layer);
    } catch (UnplannableException e) {
      throw new UnplannableException("layer %s, %s".formatted(name(layer, number), e.getMessage()));
    }
  }

  private static String name(Layer layer, int number) {
    String name = layer.getLayerName();
    String given = name == null || name.equals("layer" + number) ? "" : " '" + name + "'";
    return (number + 1) + given;
  }

  /** Only the order of values changes, and dense layers see them channel by channel anyway. */
  private static boolean knows(InputPreProcessor before, int number) {
    return before == null
        || (before instanceof FeedForwardToCnnPreProcessor && number == 0)
        || (before instanceof CnnToFeedForwardPreProcessor flat
            && flat.getFormat() == CNN2DFormat.NCHW);
  }

  /** Other layers ignore what is set for all. */
  private void drop(Layer layer, int number) {
    boolean heeds =
        layer instanceof ConvolutionLayer
            || layer instanceof DenseLayer
            || layer instanceof OutputLayer
            || layer instanceof DropoutLayer;
    if (layer.getIDropout() == null || !heeds) {
      return;
    }
    double probability = DropoutReader.probability(layer.getIDropout());
    if (probability > 0) {
      layers.add(new Dropout(top, probability, number));
    }
  }

  private void add(Layer layer) {
    Class<?> kind = layer.getClass();
    if (kind == ConvolutionLayer.class) {
      add((ConvolutionLayer) layer);
    } else if (kind == DenseLayer.class) {
      DenseLayer dense = (DenseLayer) layer;
      require(!dense.hasLayerNorm(), "layer normalisation");
      addDense(dense, dense.hasBias());
    } else if (kind == OutputLayer.class) {
      addDense((OutputLayer) layer, ((OutputLayer) layer).hasBias());
    } else if (kind == SubsamplingLayer.class) {
      SubsamplingLayer pooling = (SubsamplingLayer) layer;
      pool(
          WindowReader.of(pooling).over(image()),
          pooling.getPoolingType(),
          pooling.isAvgPoolIncludePadInDivisor());
    } else if (kind == GlobalPoolingLayer.class) {
      require(((GlobalPoolingLayer) layer).isCollapseDimensions(), "pooling to 1×1 images");
      pool(Window.whole(image()), ((GlobalPoolingLayer) layer).getPoolingType(), false);
    } else if (kind == BatchNormalization.class) {
      add((BatchNormalization) layer);
    } else if (kind == ActivationLayer.class) {
      activate(((ActivationLayer) layer).getActivationFn());
    } else {
      require(kind == DropoutLayer.class, "a " + kind.getSimpleName());
    }
  }

  private void add(ConvolutionLayer layer) {
    Window window = WindowReader.of(layer).over(image());
    layers.add(new Convolution(image(), Math.toIntExact(layer.getNOut()), window, layer.hasBias()));
    finish(layer);
  }

  private void addDense(FeedForwardLayer layer, boolean biased) {
    layers.add(new Dense(top, Math.toIntExact(layer.getNOut()), biased));
    finish(layer);
  }

  private void pool(Window window, PoolingType type, boolean padding) {
    Summary summary =
        switch (type) {
          case MAX -> Summary.LARGEST;
          case AVG -> padding ? Summary.MEAN_WITH_PADDING : Summary.MEAN;
          case SUM, PNORM -> throw new UnplannableException("pooling " + type);
        };
    layers.add(new Pooling(image(), window, summary));
    top = layers.get(layers.size() - 1).output();
  }

  private void add(BatchNormalization layer) {
    require(!layer.isLockGammaBeta(), "locked gamma and beta");
    require(layer.isMinibatch(), "statistics of whole data sets");
    require(layer.isUseLogStd(), "running variances (useLogStd is false)");
    require(layer.getCnn2DFormat() != CNN2DFormat.NHWC, "format NHWC");
    require(
        layer.getGradientNormalization() == null
            || layer.getGradientNormalization().name().equals("None"),
        "gradient normalisation of running statistics");
    learning.read(layer, false);
    // DL4J ignores its activation, which is a sigmoid by default.
    layers.add(new Normalisation(top, layer.getDecay(), layer.getEps()));
  }

  private void finish(BaseLayer layer) {
    require(layer.getWeightNoise() == null, "noise on weights");
    learning.read(layer, true);
    top = layers.get(layers.size() - 1).output();
    activate(layer.getActivationFn());
  }

  private void activate(IActivation function) {
    LayerSpec.Activation activation = FunctionReader.read(function, top);
    if (activation.function() != Activations.IDENTITY) {
      layers.add(activation);
    }
  }

  private Image image() {
    if (top instanceof Image image) {
      return image;
    }
    throw new UnplannableException("an image of values that are none");
  }
}
