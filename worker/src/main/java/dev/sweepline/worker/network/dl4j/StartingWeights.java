package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.network.settings.Initialisation;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Generator of a network's first weights, so that a seed means the same whatever DL4J does inside.
 * Biases start at 0, the slopes of prelu at 0.25.
 */
public final class StartingWeights {
  private static final float SLOPE = 0.25f;

  private final Initialisation init;
  private final double scale;
  private final RandomStreams random;

  public StartingWeights(Initialisation init, double scale, RandomStreams random) {
    this.init = init;
    this.scale = scale;
    this.random = random;
  }

  public static StartingWeights of(SettingValues values, RandomStreams random) {
    return new StartingWeights(
        values.word("init", Initialisation.class), values.number("init_scale"), random);
  }

  public void fill(TrainableNetwork network) {
    float[] weights = network.weights();
    int linear = 0;
    for (Layer layer : network.layers()) {
      Map<String, INDArray> table = layer.paramTable();
      if (layer.conf().getLayer() instanceof org.deeplearning4j.nn.conf.layers.PReLULayer) {
        table.values().forEach(slopes -> fill(weights, slopes, () -> SLOPE));
      } else if (table != null && table.containsKey(DefaultParamInitializer.WEIGHT_KEY)) {
        fill(weights, table.get(DefaultParamInitializer.WEIGHT_KEY), draws(layer, linear++));
      }
    }
    network.restore(weights);
  }

  private DoubleSupplier draws(Layer layer, int linear) {
    FeedForwardLayer shape = (FeedForwardLayer) layer.conf().getLayer();
    int field =
        shape instanceof ConvolutionLayer convolution
            ? Arrays.stream(convolution.getKernelSize()).reduce(1, (a, b) -> a * b)
            : 1;
    return draws(
        Math.toIntExact(shape.getNIn() * field), Math.toIntExact(shape.getNOut() * field), linear);
  }

  /**
   * The weights of one layer, one after the other.
   *
   * @param linear which of the layers that have weights, from 0
   */
  public DoubleSupplier draws(int in, int out, int linear) {
    return init.draws(in, out, scale, random.stream(Purpose.WEIGHTS, linear));
  }

  private static void fill(float[] weights, INDArray view, DoubleSupplier draws) {
    fill(weights, Math.toIntExact(view.offset()), Math.toIntExact(view.length()), draws);
  }

  /** The slopes of prelu. */
  public static void fillSlopes(float[] weights, int first, int count) {
    fill(weights, first, count, () -> SLOPE);
  }

  public static void fill(float[] weights, int first, int count, DoubleSupplier draws) {
    for (int i = first; i < first + count; i++) {
      weights[i] = (float) draws.getAsDouble();
    }
  }
}
