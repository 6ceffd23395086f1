package dev.sweepline.worker.network.user;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.UserNetwork;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** As a user would write it. */
public final class OwnNetwork implements UserNetwork {
  @Override
  public Model build(Map<String, Object> parameters, InputShape shape, int outputs, long seed) {
    long width = (Long) parameters.getOrDefault("width", 32L);
    if (width % 2 == 1) {
      throw new IllegalArgumentException("width " + width + " is odd");
    }
    long labels = (Long) parameters.getOrDefault("labels", (long) outputs);
    return new MultiLayerNetwork(
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(0.01))
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(shape.features())
                    .nOut(width)
                    .activation(Activation.RELU)
                    .build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(width)
                    .nOut(labels)
                    .activation(Activation.SOFTMAX)
                    .build())
            .build());
  }
}
