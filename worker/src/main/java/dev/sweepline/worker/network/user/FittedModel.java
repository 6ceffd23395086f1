package dev.sweepline.worker.network.user;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.dl4j.GradientClip;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.plan.DropoutReader;
import dev.sweepline.worker.network.plan.PlanReader;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Network of a user's that fits its data, with our loss. Not thread-safe.
 *
 * @param clipNorm of gradients, as the sweep file has it; 0 is none, as with the other
 */
record FittedModel(Model model, DataShape shape, Loss loss, double clipNorm, double clipValue) {

  /** The same, trained as a sweep file says. */
  FittedModel with(SettingValues values) {
    return new FittedModel(
        model, shape, loss, values.number("gradient_clip"), values.number("gradient_clip_value"));
  }

  /** Its plan starts with the weights that DL4J gives it for the seed it was built with. */
  PlannedNetwork planned() {
    if (!(model instanceof MultiLayerNetwork network)) {
      return PlannedNetwork.without("its graph of layers");
    }
    if (network.getClass() != MultiLayerNetwork.class) {
      return PlannedNetwork.without("its class " + network.getClass().getSimpleName());
    }
    if (!network.getListeners().isEmpty()) {
      return PlannedNetwork.without("its listeners");
    }
    return PlanReader.read(
        network.getLayerWiseConfigurations(),
        shape,
        loss,
        clipNorm,
        clipValue,
        (layers, slices, random) -> startingWeights(network));
  }

  private float[] startingWeights(MultiLayerNetwork network) {
    try (TrainableNetwork built = TrainableNetwork.sequential(network, loss, Optional.empty())) {
      return built.weights();
    }
  }

  /**
   * The network for DL4J.
   *
   * @param random where dropout masks come from, if it has a plan
   */
  TrainableNetwork trainable(RandomStreams random) {
    Optional<GradientClip> clip = GradientClip.of(clipNorm, clipValue);
    if (model instanceof MultiLayerNetwork network) {
      planned()
          .plan()
          .ifPresent(
              plan -> DropoutReader.seed(network.getLayerWiseConfigurations(), plan, random));
      return TrainableNetwork.sequential(network, loss, clip);
    }
    return TrainableNetwork.graph((ComputationGraph) model, loss, clip);
  }
}
