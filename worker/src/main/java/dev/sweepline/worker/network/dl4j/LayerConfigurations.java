package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.LayerSpec;
import dev.sweepline.worker.network.layer.LayerSpec.Convolution;
import dev.sweepline.worker.network.layer.LayerSpec.Dense;
import dev.sweepline.worker.network.layer.LayerSpec.Dropout;
import dev.sweepline.worker.network.layer.LayerSpec.Normalisation;
import dev.sweepline.worker.network.layer.LayerSpec.Pooling;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
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
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Translator of a plan's layers into DL4J's, for our families: their convolutions keep an image's
 * size but for the stride, and what they pool are tiles. Not thread-safe; for one network.
 */
public final class LayerConfigurations {
  private final NetworkPlan plan;
  private final RandomStreams random;
  private final NeuralNetConfiguration.ListBuilder layers;
  private int size;
  private IDropout dropout;

  private LayerConfigurations(NetworkPlan plan, RandomStreams random) {
    this.plan = plan;
    this.random = random;
    this.layers =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .weightInit(WeightInit.ZERO) // ours come later
            .list();
  }

  /**
   * The network in DL4J's terms.
   *
   * @param random where dropout masks come from
   */
  public static MultiLayerConfiguration of(NetworkPlan plan, RandomStreams random) {
    LayerConfigurations translator = new LayerConfigurations(plan, random);
    for (int i = 0; i < plan.layers().size(); i++) {
      translator.add(i, plan.layers().get(i));
    }
    return translator.layers.build();
  }

  private void add(int number, LayerSpec layer) {
    if (layer instanceof Convolution convolution) {
      add(convolution, functionAbove(number));
    } else if (layer instanceof Dense dense) {
      add(dense, number);
    } else if (layer instanceof Pooling pooling) {
      add(
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
              .kernelSize(pooling.window().down().size(), pooling.window().across().size())
              .stride(pooling.window().down().step(), pooling.window().across().step())
              .convolutionMode(ConvolutionMode.Truncate)
              .build());
    } else if (layer instanceof Normalisation normalisation) {
      add(
          withUpdater(
              new BatchNormalization.Builder()
                  .nIn(layer.channels())
                  .nOut(layer.channels())
                  .decay(normalisation.decay())
                  .eps(normalisation.epsilon())
                  .activation(Activation.IDENTITY)
                  .build(),
              false));
    } else if (layer instanceof Dropout drop) {
      dropout =
          new SeededDropout(drop.probability(), random.seedOf(Purpose.DROPOUT, drop.number()));
    } else if (layer instanceof LayerSpec.Activation activation) {
      add(activation, number);
    }
  }

  private void add(Convolution layer, IActivation activation) {
    Image image = layer.input();
    if (size == 0) {
      layers.inputPreProcessor(
          0, new FeedForwardToCnnPreProcessor(image.height(), image.width(), image.channels()));
    }
    add(
        withUpdater(
            new ConvolutionLayer.Builder(
                    layer.window().down().size(), layer.window().across().size())
                .stride(layer.window().down().step(), layer.window().across().step())
                .convolutionMode(ConvolutionMode.Same)
                .nIn(image.channels())
                .nOut(layer.channels())
                .activation(activation)
                .build(),
            true));
  }

  /** DL4J drops a layer's inputs: a hidden layer's outputs are the next one's inputs. */
  private void add(Dense layer, int number) {
    if (size > 0 && layer.input() instanceof Image image) {
      layers.inputPreProcessor(
          size, new CnnToFeedForwardPreProcessor(image.height(), image.width(), image.channels()));
    }
    boolean top = number + 1 == plan.layers().size();
    add(
        withUpdater(
            top
                ? new OutputLayer.Builder(new OutputLoss(plan.loss(), plan.shape().task()))
                    .nIn(layer.fanIn())
                    .nOut(layer.units())
                    .activation(Activation.IDENTITY)
                    .dropOut(dropout)
                    .build()
                : new DenseLayer.Builder()
                    .nIn(layer.fanIn())
                    .nOut(layer.units())
                    .activation(functionAbove(number))
                    .dropOut(dropout)
                    .build(),
            true));
    dropout = null;
  }

  private void add(LayerSpec.Activation activation, int number) {
    if (activation.function() == Activations.PRELU) {
      add(withUpdater(PReluLayer.of(activation.output()), false));
    } else if (!(plan.layers().get(number - 1) instanceof LayerSpec.Linear)) {
      add(new ActivationLayer.Builder().activation(function(activation)).build());
    }
  }

  /** Where no layer stands between a sum and its activation, one layer does both. */
  private IActivation functionAbove(int number) {
    return plan.layers().get(number + 1) instanceof LayerSpec.Activation activation
        ? function(activation)
        : Activation.IDENTITY.getActivationFunction();
  }

  private static IActivation function(LayerSpec.Activation activation) {
    return Dl4jNames.function(activation.function(), activation.leakySlope());
  }

  private void add(Layer layer) {
    layers.layer(layer);
    size++;
  }

  /**
   * Gives a layer its updater and, for its weights alone, its regularisation. DL4J's own setters
   * for the whole network would also reach the slopes of prelu.
   */
  private <L extends BaseLayer> L withUpdater(L layer, boolean regularised) {
    layer.setIUpdater(Dl4jNames.updater(plan.descent()));
    layer.setRegularization(regularised ? regularisation() : new ArrayList<>());
    return layer;
  }

  /** DL4J adds l1 and l2 to the gradient, and decay times the rate to the updater's step. */
  private List<Regularization> regularisation() {
    RegularizationSettings penalties = plan.penalties();
    List<Regularization> terms = new ArrayList<>();
    if (penalties.l1() > 0) {
      terms.add(new L1Regularization(penalties.l1()));
    }
    if (penalties.l2() > 0) {
      terms.add(new L2Regularization(penalties.l2()));
    }
    if (penalties.decay() > 0) {
      terms.add(new WeightDecay(penalties.decay(), true));
    }
    return terms;
  }
}
