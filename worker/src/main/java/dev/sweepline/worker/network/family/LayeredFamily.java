package dev.sweepline.worker.network.family;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.GradientClip;
import dev.sweepline.worker.network.dl4j.LayerConfigurations;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.LayerStack;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.Setting;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.Settings;
import dev.sweepline.worker.network.settings.SharedSettings;
import dev.sweepline.worker.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A family that is ours: layers one upon the other, a linear one on top. Immutable. */
abstract class LayeredFamily implements NetworkFamily {
  private final String name;
  private final Settings settings;

  /**
   * @param own settings beside those that all such families share
   */
  LayeredFamily(String name, List<List<Setting>> own) {
    this.name = name;
    List<List<Setting>> groups = new ArrayList<>(own);
    groups.add(SharedSettings.LEARNING);
    groups.add(SharedSettings.TRAINING);
    this.settings = Settings.of(name, groups);
  }

  /** As sweep files write it. */
  String name() {
    return name;
  }

  /** Why it cannot learn from such data, whatever its hyperparameters are. */
  Optional<String> refuse(DataShape shape) {
    return Optional.empty();
  }

  /** Adds the layers below the linear one. */
  abstract void addLayers(SettingValues values, LayerStack stack);

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Optional<String> refuse(Map<String, Object> example, Optional<DataShape> shape) {
    return shape.flatMap(known -> refuse(known).or(() -> unbuildable(example, known)));
  }

  private Optional<String> unbuildable(Map<String, Object> example, DataShape shape) {
    return InvalidNetworkException.refusal(() -> plan(example, shape));
  }

  /**
   * The network that an assignment describes.
   *
   * @throws InvalidNetworkException when it describes none for such data
   */
  NetworkPlan plan(Map<String, Object> parameters, DataShape shape) {
    SettingValues values = settings.read(parameters);
    refuse(shape)
        .ifPresent(
            why -> {
              throw new InvalidNetworkException(why);
            });
    LayerStack stack = new LayerStack(values, shape);
    addLayers(values, stack);
    return stack.output();
  }

  @Override
  public PlannedNetwork planned(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    return PlannedNetwork.of(plan(parameters, shape));
  }

  @Override
  public TrainableNetwork build(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    NetworkPlan plan = plan(parameters, shape);
    TrainableNetwork network =
        TrainableNetwork.sequential(
            new MultiLayerNetwork(LayerConfigurations.of(plan, random)),
            plan.loss(),
            GradientClip.of(plan.penalties().clipNorm(), plan.penalties().clipValue()));
    network.restore(plan.startingWeights(random));
    return network;
  }
}
