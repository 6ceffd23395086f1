package dev.sweepline.worker.network.layer;

import java.util.List;

/**
 * Slice of all weights of a network that belongs to one layer.
 *
 * @param layer its number
 * @param first where it begins
 * @param count how many
 */
public record WeightSlice(int layer, Role role, int first, int count) {
  /** How many weights slices have that lie one behind the other. */
  static int size(List<WeightSlice> slices) {
    WeightSlice last = slices.get(slices.size() - 1);
    return last.first + last.count;
  }

  /** The mean magnitude of its part of an array of all. */
  public double magnitude(float[] all) {
    double sum = 0;
    for (int i = first; i < first + count; i++) {
      sum += Math.abs(all[i]);
    }
    return sum / count;
  }

  /** What weights are for; only {@link #WEIGHTS} are regularised. */
  public enum Role {
    WEIGHTS,
    BIASES,
    /** Of prelu. */
    SLOPES,
    /** Factors behind a normalisation. */
    GAINS,
    /** Summands behind a normalisation. */
    SHIFTS,
    /** Running means, which no gradient moves. */
    MEANS,
    /** Common logarithms of running deviations, which no gradient moves. */
    LOG_DEVIATIONS;

    /** Whether gradients move them. */
    public boolean isLearnt() {
      return this != MEANS && this != LOG_DEVIATIONS;
    }

    /** What those start at that are not drawn. */
    float start() {
      return switch (this) {
        case GAINS -> 1;
        case SLOPES -> StartingWeights.SLOPE;
        case WEIGHTS, BIASES, SHIFTS, MEANS, LOG_DEVIATIONS -> 0;
      };
    }
  }
}
