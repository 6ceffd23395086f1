package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.network.layer.LayerSpec.Linear;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import dev.sweepline.worker.network.settings.Initialisation;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Rule of a network's first weights, so that a seed means the same whatever trains it.
 *
 * @param scale of {@link Initialisation#NORMAL} and {@link Initialisation#UNIFORM}
 */
public record StartingWeights(Initialisation init, double scale) implements FirstWeights {
  /** What the slopes of prelu start at. */
  public static final float SLOPE = 0.25f;

  public static StartingWeights of(SettingValues values) {
    return new StartingWeights(
        values.word("init", Initialisation.class), values.number("init_scale"));
  }

  /**
   * The weights of one layer, one after the other.
   *
   * @param in values that a sum takes in
   * @param out sums that a value goes into
   * @param linear which of the layers that have weights, from 0
   */
  public DoubleSupplier draws(int in, int out, int linear, RandomStreams random) {
    return init.draws(in, out, scale, random.stream(Purpose.WEIGHTS, linear));
  }

  /** Puts them into a place among others. */
  public void fill(float[] weights, int first, int count, DoubleSupplier draws) {
    for (int i = first; i < first + count; i++) {
      weights[i] = (float) draws.getAsDouble();
    }
  }

  /** Those that are not drawn start at what suits their role. */
  @Override
  public float[] of(List<LayerSpec> layers, List<WeightSlice> slices, RandomStreams random) {
    float[] weights = new float[WeightSlice.size(slices)];
    int linear = 0;
    for (WeightSlice slice : slices) {
      if (slice.role() == Role.WEIGHTS) {
        Linear layer = (Linear) layers.get(slice.layer());
        fill(
            weights,
            slice.first(),
            slice.count(),
            draws(layer.fanIn(), layer.fanOut(), linear++, random));
      } else {
        Arrays.fill(weights, slice.first(), slice.first() + slice.count(), slice.role().start());
      }
    }
    return weights;
  }
}
