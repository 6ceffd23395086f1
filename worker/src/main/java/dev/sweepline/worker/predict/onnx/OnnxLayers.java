package dev.sweepline.worker.predict.onnx;

import dev.sweepline.worker.data.DataException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Translator of DL4J's layers, one upon the other, into operations. Not thread-safe. */
record OnnxLayers(OnnxGraph graph) {
  /**
   * Adds all layers of a network.
   *
   * @param input rows of its inputs, scaled
   * @return what comes out of the topmost
   * @throws DataException naming the first layer that has no counterpart
   */
  String add(MultiLayerNetwork network, String input) {
    String top = input;
    for (int number = 0; number < network.getnLayers(); number++) {
      InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(number);
      if (before != null) {
        top = reshaped(before, number, top);
      }
      top = add(network.getLayer(number), number, top);
    }
    return top;
  }

  private String reshaped(InputPreProcessor before, int number, String input) {
    if (before instanceof FeedForwardToCnnPreProcessor image) {
      String sizes =
          graph.longs(-1, image.getNumChannels(), image.getInputHeight(), image.getInputWidth());
      return graph.add("Reshape", List.of(input, sizes));
    }
    if (before instanceof CnnToFeedForwardPreProcessor flat
        && flat.getFormat() == CNN2DFormat.NCHW) {
      return graph.add("Flatten", List.of(input), OnnxAttribute.of("axis", 1L));
    }
    throw unknown(number, before);
  }

  private String add(Layer layer, int number, String input) {
    org.deeplearning4j.nn.conf.layers.Layer form = layer.conf().getLayer();
    if (form instanceof DropoutLayer) {
      return input;
    }
    if (form instanceof ActivationLayer activation) {
      return OnnxActivations.add(graph, activation.getActivationFn(), input);
    }
    if (form instanceof LossLayer loss) {
      return OnnxActivations.add(graph, loss.getActivationFn(), input);
    }
    if (form instanceof PReLULayer slopes) {
      return graph.add("PRelu", List.of(input, floats(layer.getParam("W"), slopes(slopes))));
    }
    if (form instanceof BatchNormalization norm && !norm.isLockGammaBeta()) {
      return normalised(layer, norm, input);
    }
    if (form instanceof SubsamplingLayer pool) {
      return pooled(pool, number, input);
    }
    if (form.getClass() == ConvolutionLayer.class) {
      ConvolutionLayer filters = (ConvolutionLayer) form;
      String sums = convolved(layer, filters, number, input);
      return OnnxActivations.add(graph, filters.getActivationFn(), sums);
    }
    if (form.getClass() == DenseLayer.class && !((DenseLayer) form).hasLayerNorm()) {
      return dense(layer, (FeedForwardLayer) form, ((DenseLayer) form).hasBias(), input);
    }
    if (form.getClass() == OutputLayer.class) {
      return dense(layer, (FeedForwardLayer) form, ((BaseOutputLayer) form).hasBias(), input);
    }
    throw unknown(number, form);
  }

  private static DataException unknown(int number, Object form) {
    return new DataException(
        "layer %d, %s, has no counterpart in it"
            .formatted(number + 1, form.getClass().getSimpleName()));
  }

  private String dense(Layer layer, FeedForwardLayer form, boolean biased, String input) {
    INDArray weights = layer.getParam("W");
    String product = graph.add("MatMul", List.of(input, floats(weights, weights.shape())));
    String sums =
        biased
            ? graph.add("Add", List.of(product, floats(layer.getParam("b"), form.getNOut())))
            : product;
    return OnnxActivations.add(graph, form.getActivationFn(), sums);
  }

  private String convolved(Layer layer, ConvolutionLayer form, int number, String input) {
    if (form.getCnn2dDataFormat() != CNN2DFormat.NCHW || !form.hasBias()) {
      throw unknown(number, form);
    }
    INDArray filters = layer.getParam("W");
    String biases = floats(layer.getParam("b"), form.getNOut());
    return graph.add(
        "Conv",
        List.of(input, floats(filters, filters.shape()), biases),
        OnnxAttribute.list("kernel_shape", longs(form.getKernelSize())),
        OnnxAttribute.list("strides", longs(form.getStride())),
        OnnxAttribute.list("dilations", longs(form.getDilation())),
        edges(form.getConvolutionMode(), form.getPadding()));
  }

  private String pooled(SubsamplingLayer form, int number, String input) {
    boolean largest = form.getPoolingType() == PoolingType.MAX;
    boolean mean = form.getPoolingType() == PoolingType.AVG;
    boolean plain =
        form.getConvolutionMode() == ConvolutionMode.Truncate
            && form.getPadding()[0] == 0
            && form.getPadding()[1] == 0
            && form.getDilation()[0] == 1
            && form.getDilation()[1] == 1;
    if (!largest && !(mean && plain)) {
      throw unknown(number, form);
    }
    return graph.add(
        largest ? "MaxPool" : "AveragePool",
        List.of(input),
        OnnxAttribute.list("kernel_shape", longs(form.getKernelSize())),
        OnnxAttribute.list("strides", longs(form.getStride())),
        edges(form.getConvolutionMode(), form.getPadding()));
  }

  private static OnnxAttribute edges(ConvolutionMode mode, int[] padding) {
    return mode == ConvolutionMode.Same
        ? OnnxAttribute.of("auto_pad", "SAME_UPPER")
        : OnnxAttribute.list("pads", padding[0], padding[1], padding[0], padding[1]);
  }

  private String normalised(Layer layer, BatchNormalization form, String input) {
    float[] variances =
        layer.getParam(form.isUseLogStd() ? "log10stdev" : "var").dup('c').data().asFloat();
    for (int i = 0; i < variances.length && form.isUseLogStd(); i++) {
      variances[i] = (float) Math.pow(10, 2.0 * variances[i]);
    }
    long count = variances.length;
    return OnnxActivations.add(
        graph,
        form.getActivationFn(),
        graph.add(
            "BatchNormalization",
            List.of(
                input,
                floats(layer.getParam("gamma"), count),
                floats(layer.getParam("beta"), count),
                floats(layer.getParam("mean"), count),
                graph.floats(variances, count)),
            OnnxAttribute.of("epsilon", form.getEps())));
  }

  private String floats(INDArray values, long... sizes) {
    return graph.floats(values.dup('c').data().asFloat(), sizes);
  }

  /** One slope for each value of an example, but one for all along axes that are shared. */
  private static long[] slopes(PReLULayer form) {
    long[] sizes = form.getInputShape().clone();
    for (long axis : form.getSharedAxes() == null ? new long[0] : form.getSharedAxes()) {
      sizes[(int) axis - 1] = 1;
    }
    return sizes;
  }

  private static long[] longs(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }
}
