package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.device.HostMemory;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.PReLU;
import org.deeplearning4j.nn.params.PReLUParamInitializer;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's prelu with a backward pass of our own: the native one refuses batches with more than 64
 * values a slope, so any large batch and almost every image. Stateless, as configurations are.
 */
final class PReluLayer extends PReLULayer {
  private static final long serialVersionUID = 1;

  /** One slope for each neuron, or for each channel of an image. */
  static PReluLayer of(InputShape shape) {
    PReluLayer slopes = new PReluLayer();
    slopes.setActivationFn(new ActivationIdentity());
    slopes.setWeightInitFn(new WeightInitConstant(0)); // ours come later
    if (shape instanceof Image image) {
      slopes.setInputShape(new long[] {image.channels(), image.height(), image.width()});
      slopes.setSharedAxes(new long[] {2, 3});
    } else {
      slopes.setInputShape(new long[] {shape.features()});
    }
    return slopes;
  }

  /** The same in DL4J's own class, whose forward pass is sound. */
  PReLULayer plain() {
    PReLULayer plain = new PReLULayer();
    plain.setLayerName(getLayerName());
    plain.setActivationFn(getActivationFn());
    plain.setWeightInitFn(getWeightInitFn());
    plain.setInputShape(getInputShape());
    plain.setSharedAxes(getSharedAxes());
    return plain;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray weights,
      boolean initialize,
      DataType type) {
    Trained layer = new Trained(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(weights);
    layer.setParamTable(initializer().init(conf, weights, initialize));
    layer.setConf(conf);
    return layer;
  }

  /** The layer of one network; not thread-safe. */
  private static final class Trained extends PReLU {
    private static final long serialVersionUID = 1;

    Trained(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
    }

    /** Passes x &lt; 0 on times its slope; a slope's gradient is the sum of ε·x over x &lt; 0. */
    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      assertInputSet(true);
      INDArray sums = workspaces.dup(ArrayType.BP_WORKING_MEM, input, 'c');
      INDArray delta = workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
      INDArray view = gradientViews.get(PReLUParamInitializer.WEIGHT_KEY);
      INDArray slopeGradient =
          workspaces.create(
              ArrayType.BP_WORKING_MEM, view.dataType(), view.shape(), view.ordering());
      float[] slopes = getParam(PReLUParamInitializer.WEIGHT_KEY).dup().data().asFloat();
      float[] gradient = new float[slopes.length];
      float[] x = HostMemory.read(sums);
      float[] errors = HostMemory.read(delta);
      int area = (int) (input.length() / input.size(0) / slopes.length);
      for (int i = 0; i < x.length; i++) {
        if (x[i] < 0) {
          int slope = i / area % slopes.length;
          gradient[slope] += errors[i] * x[i];
          errors[i] *= slopes[slope];
        }
      }
      HostMemory.write(errors, delta);
      HostMemory.write(gradient, slopeGradient);
      view.assign(slopeGradient);
      Gradient result = new DefaultGradient();
      result.setGradientFor(PReLUParamInitializer.WEIGHT_KEY, view, 'c');
      return new Pair<>(result, delta);
    }
  }
}
