package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import dev.sweepline.worker.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * Plan of a network: its layers, one upon the other, and how it learns. Every trainer makes it of
 * this.
 *
 * @param shape of the data
 * @param layers from the data up; on top a linear one, whose outputs are the network's
 * @param loss what it learns by
 * @param descent how weights move
 * @param rates how large its steps are, unless a schedule of the sweep file's changes that
 * @param penalties what holds weights and gradients back
 * @param start how weights start
 */
public record NetworkPlan(
    DataShape shape,
    List<LayerSpec> layers,
    Loss loss,
    OptimizerSettings descent,
    RateCurve rates,
    RegularizationSettings penalties,
    FirstWeights start) {
  public NetworkPlan {
    layers = List.copyOf(layers);
  }

  /**
   * Where the weights of each layer lie in one array of all, as DL4J orders them.
   *
   * @throws InvalidNetworkException when they are more than one array can hold
   */
  public List<WeightSlice> slices() {
    List<WeightSlice> slices = new ArrayList<>();
    long first = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      for (Role role : layers.get(layer).roles()) {
        long count = layers.get(layer).count(role);
        requireRoom(first + count);
        slices.add(new WeightSlice(layer, role, (int) first, (int) count));
        first += count;
      }
    }
    return slices;
  }

  /**
   * Whether so many weights are no more than one array can hold.
   *
   * @throws InvalidNetworkException when they are
   */
  public static void requireRoom(long weights) {
    if (weights > Integer.MAX_VALUE - 8) {
      throw new InvalidNetworkException("the network has " + weights + " weights, too many");
    }
  }

  /** All weights, running statistics too. */
  public int size() {
    return WeightSlice.size(slices());
  }

  /** The weights that it starts with. */
  public float[] startingWeights(RandomStreams random) {
    return start.of(layers, slices(), random);
  }
}
