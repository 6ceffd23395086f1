package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.data.Task;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Translator of networks into what DL4J knows without us. Stateless. */
public final class PlainNetwork {
  private PlainNetwork() {}

  /**
   * A copy to use, not to train on: outputs for labels are the shares of a softmax instead of its
   * logits, and optimisers, regularisation and dropout, some of which are our own classes, are
   * gone.
   */
  public static Model of(Model network) {
    return network instanceof ComputationGraph graph
        ? graph(graph)
        : stack((MultiLayerNetwork) network);
  }

  private static MultiLayerNetwork stack(MultiLayerNetwork network) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations().clone();
    configuration.getConfs().forEach(PlainNetwork::simplify);
    MultiLayerNetwork plain = new MultiLayerNetwork(configuration);
    plain.init(network.params().dup(), false);
    return plain;
  }

  private static ComputationGraph graph(ComputationGraph network) {
    ComputationGraphConfiguration configuration = network.getConfiguration().clone();
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        simplify(layer.getLayerConf());
      }
    }
    ComputationGraph plain = new ComputationGraph(configuration);
    plain.init(network.params().dup(), false);
    return plain;
  }

  private static void simplify(NeuralNetConfiguration configuration) {
    if (configuration.getLayer() instanceof PReluLayer slopes) {
      configuration.setLayer(slopes.plain());
    }
    Layer layer = configuration.getLayer();
    layer.setIDropout(null);
    if (layer instanceof BaseLayer base) {
      base.setIUpdater(new Sgd());
      base.setBiasUpdater(null);
      base.setRegularization(List.of());
      base.setRegularizationBias(List.of());
    }
    if (layer instanceof BaseOutputLayer output && output.getLossFn() instanceof OutputLoss loss) {
      plain(output, loss.task());
    }
  }

  private static void plain(BaseOutputLayer output, Task task) {
    if (task instanceof Task.Classification) {
      output.setLossFn(new LossMCXENT());
      output.setActivationFn(new ActivationSoftmax());
    } else {
      output.setLossFn(new LossMSE());
    }
  }
}
