package dev.sweepline.worker.network.family;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.layer.StartingWeights;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.LossChoice;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of dense layers and how it learns, for trainers other than DL4J: what families mlp and
 * softmax mean, without the layers that such trainers lack.
 *
 * @param hidden widths of the hidden layers, from the data up
 * @param activation of the hidden layers
 * @param leakySlope negative slope of {@link Activations#LEAKY_RELU}
 * @param dropout probability to drop an output of a hidden layer
 * @param descent how weights move
 * @param penalties what holds weights and gradients back
 * @param start how weights start
 */
public record DensePlan(
    List<Integer> hidden,
    Activations activation,
    double leakySlope,
    double dropout,
    OptimizerSettings descent,
    RegularizationSettings penalties,
    StartingWeights start,
    Optional<Loss> loss,
    TrainingSettings training) {
  private static final List<LayeredFamily> FAMILIES = List.of(new Mlp(), new Softmax());

  public DensePlan {
    hidden = List.copyOf(hidden);
  }

  /**
   * Reads an assignment; empty when it describes no such network, or none at all.
   *
   * @param network the family's name
   * @param settings JSON values by name; what is not named has its default
   */
  public static Optional<DensePlan> of(String network, Map<String, Object> settings) {
    try {
      return obstacle(network, settings).isEmpty()
          ? Optional.of(read(network, settings))
          : Optional.empty();
    } catch (InvalidNetworkException e) {
      return Optional.empty();
    }
  }

  /** What of a network, if it is one, is not dense layers; empty when nothing is. */
  public static Optional<String> obstacle(String network, Map<String, Object> settings) {
    Optional<LayeredFamily> family = family(network);
    if (family.isEmpty()) {
      return Optional.of("network " + network);
    }
    return Boolean.TRUE.equals(settings.get("batch_norm"))
        ? Optional.of("batch_norm")
        : Optional.empty();
  }

  private static Optional<LayeredFamily> family(String network) {
    return FAMILIES.stream().filter(family -> family.name().equals(network)).findFirst();
  }

  /**
   * Reads an assignment of a network of dense layers.
   *
   * @throws InvalidNetworkException naming the parameter, what is wrong and what is allowed
   */
  public static DensePlan read(String network, Map<String, Object> settings) {
    LayeredFamily family = family(network).orElseThrow();
    SettingValues values = family.settings().read(settings);
    boolean deep = values.find("layers").isPresent();
    return new DensePlan(
        deep ? values.widths("layers", "hidden") : List.of(),
        deep ? values.word("activation", Activations.class) : Activations.IDENTITY,
        values.numberOr("leaky_slope", 0.01),
        deep ? values.number("dropout") : 0,
        OptimizerSettings.of(values),
        RegularizationSettings.of(values),
        StartingWeights.of(values),
        values.find("loss").map(word -> values.word("loss", Loss.class)),
        TrainingSettings.of(family.settings(), settings));
  }

  /** Values that come in, then what comes out of each layer, the linear one on top included. */
  public int[] sizes(DataShape shape) {
    List<Integer> sizes = new ArrayList<>(hidden);
    sizes.add(0, shape.input().features());
    sizes.add(shape.outputs());
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What it learns by.
   *
   * @throws InvalidNetworkException when that does not go with such data
   */
  public Loss loss(DataShape shape) {
    return LossChoice.of(loss, shape);
  }

  /**
   * Weights as DL4J keeps them, layer after layer: those of a neuron together, in the order of what
   * comes in, neuron after neuron; then the layer's biases; then the slopes it learns, if any.
   *
   * @param sizes see {@link #sizes}
   * @throws InvalidNetworkException when they are more than one array can hold
   */
  public float[] startingWeights(int[] sizes, RandomStreams random) {
    float[] weights = new float[weights(sizes)];
    int first = 0;
    for (int layer = 0; layer + 1 < sizes.length; layer++) {
      int in = sizes[layer];
      int out = sizes[layer + 1];
      start.fill(weights, first, in * out, start.draws(in, out, layer, random));
      first += (in + 1) * out;
      if (learnsSlopes(sizes, layer)) {
        Arrays.fill(weights, first, first + out, StartingWeights.SLOPE);
        first += out;
      }
    }
    return weights;
  }

  /** Whether neurons of hidden layers learn a slope each. */
  public boolean learnsSlopes() {
    return activation == Activations.PRELU;
  }

  /** All layers but the linear one on top are hidden. */
  private boolean learnsSlopes(int[] sizes, int layer) {
    return learnsSlopes() && layer + 2 < sizes.length;
  }

  /**
   * How many weights there are, biases and slopes too.
   *
   * @param sizes see {@link #sizes}
   * @throws InvalidNetworkException when they are more than one array can hold
   */
  public int weights(int[] sizes) {
    long total = 0;
    for (int layer = 0; layer + 1 < sizes.length; layer++) {
      total += (sizes[layer] + (learnsSlopes(sizes, layer) ? 2L : 1L)) * sizes[layer + 1];
    }
    NetworkPlan.requireRoom(total);
    return Math.toIntExact(total);
  }
}
