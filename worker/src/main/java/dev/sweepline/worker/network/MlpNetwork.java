package dev.sweepline.worker.network;

import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Builds the DL4J network of an {@link Mlp}. Stateless. */
public final class MlpNetwork {
  private MlpNetwork() {}

  /**
   * A network whose outputs are logits, rows × classes; it learns from labels given as one column
   * of class numbers.
   *
   * @throws InvalidNetworkException when it has more weights than one array can hold
   */
  public static MultiLayerNetwork build(Mlp mlp, int features, int classes, RandomStreams random) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(features);
    sizes.addAll(mlp.hidden());
    sizes.add(classes);
    INDArray weights = weights(mlp, sizes, random);
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(mlp, sizes));
    network.init(weights, false);
    return network;
  }

  private static MultiLayerConfiguration configuration(Mlp mlp, List<Integer> sizes) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .updater(mlp.optimizer().updater(mlp.learningRate(), mlp.momentum()))
            .l2(mlp.l2())
            .list();
    int last = sizes.size() - 2;
    for (int layer = 0; layer < last; layer++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(sizes.get(layer))
              .nOut(sizes.get(layer + 1))
              .activation(mlp.activation().dl4j())
              .dropOut(keep(mlp, layer))
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(new SoftmaxLoss(mlp.loss()))
            .nIn(sizes.get(last))
            .nOut(sizes.get(last + 1))
            .activation(Activation.IDENTITY)
            .dropOut(keep(mlp, last))
            .build());
    return layers.build();
  }

  /**
   * DL4J drops a layer's inputs and takes the probability to keep one, where 0 means no dropout: a
   * hidden layer's outputs are the next one's inputs, and the data itself is never dropped.
   */
  private static double keep(Mlp mlp, int layer) {
    return layer == 0 || mlp.dropout() == 0 ? 0 : 1 - mlp.dropout();
  }

  /** In DL4J's order: layer by layer, its weights column by column (one a neuron), its biases. */
  private static INDArray weights(Mlp mlp, List<Integer> sizes, RandomStreams random) {
    long total = 0;
    for (int layer = 0; layer + 1 < sizes.size(); layer++) {
      total += (sizes.get(layer) + 1L) * sizes.get(layer + 1);
    }
    if (total > Integer.MAX_VALUE - 8) {
      throw new InvalidNetworkException(
          "layers " + sizes + " have " + total + " weights, too many");
    }
    float[] values = new float[(int) total];
    int next = 0;
    for (int layer = 0; layer + 1 < sizes.size(); layer++) {
      int in = sizes.get(layer);
      int out = sizes.get(layer + 1);
      DoubleSupplier draws =
          mlp.init().draws(in, out, mlp.initScale(), random.stream(Purpose.WEIGHTS, layer));
      for (int i = 0; i < in * out; i++) {
        values[next++] = (float) draws.getAsDouble();
      }
      next += out; // biases stay 0
    }
    INDArray weights = Nd4j.createUninitialized(DataType.FLOAT, 1, total);
    ((FloatPointer) weights.data().addressPointer()).put(values, 0, values.length);
    return weights;
  }
}
