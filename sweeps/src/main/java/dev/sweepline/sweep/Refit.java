package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * A second training of the best assignment, on training and validation data, spread over workers
 * whose weights are averaged every few minibatches.
 *
 * @param workers how many train at once; empty for as many as Spark has cores
 * @param averagingFrequency minibatches that each worker trains on between two averages
 * @param batchSizePerWorker rows of a minibatch; empty for the trial's, shared out among the
 *     workers
 * @param epochs passes over the data; empty for as many as the trial made
 */
public record Refit(
    OptionalInt workers,
    int averagingFrequency,
    OptionalInt batchSizePerWorker,
    OptionalInt epochs) {
  /** Minibatches between averages where the file does not say. */
  public static final int AVERAGING_FREQUENCY = 5;

  /** What {@code refit: true} means. */
  public static final Refit DEFAULT =
      new Refit(OptionalInt.empty(), AVERAGING_FREQUENCY, OptionalInt.empty(), OptionalInt.empty());

  public Refit {
    requireNonNull(workers, "workers");
    requireNonNull(batchSizePerWorker, "batchSizePerWorker");
    requireNonNull(epochs, "epochs");
    if (averagingFrequency < 1) {
      throw new IllegalArgumentException(
          "averaging_frequency " + averagingFrequency + " is not >= 1");
    }
  }

  /** The same with another number of workers. */
  public Refit withWorkers(OptionalInt others) {
    return new Refit(others, averagingFrequency, batchSizePerWorker, epochs);
  }
}
