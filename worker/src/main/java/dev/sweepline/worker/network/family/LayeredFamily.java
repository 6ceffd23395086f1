package dev.sweepline.worker.network.family;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.GradientClip;
import dev.sweepline.worker.network.dl4j.LayerDefaults;
import dev.sweepline.worker.network.dl4j.LayerStack;
import dev.sweepline.worker.network.dl4j.StartingWeights;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
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
    return InvalidNetworkException.refusal(
        () -> {
          SettingValues values = settings.read(example);
          addLayers(
              values,
              new LayerStack(LayerDefaults.of(values, shape), shape.input(), new RandomStreams(0)));
        });
  }

  @Override
  public TrainableNetwork build(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    SettingValues values = settings.read(parameters);
    refuse(shape)
        .ifPresent(
            why -> {
              throw new InvalidNetworkException(why);
            });
    LayerDefaults recipe = LayerDefaults.of(values, shape);
    LayerStack stack = new LayerStack(recipe, shape.input(), random);
    addLayers(values, stack);
    MultiLayerNetwork network = new MultiLayerNetwork(stack.output(shape));
    TrainableNetwork trainable =
        TrainableNetwork.sequential(
            network,
            recipe.loss(),
            GradientClip.of(values.number("gradient_clip"), values.number("gradient_clip_value")));
    StartingWeights.of(values, random).fill(trainable);
    return trainable;
  }
}
