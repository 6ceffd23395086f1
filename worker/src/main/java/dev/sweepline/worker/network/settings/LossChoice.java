package dev.sweepline.worker.network.settings;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.loss.Loss;
import java.util.Optional;

/** Choice of a loss: the one that an assignment names, or the one that is usual for such data. */
public final class LossChoice {
  private LossChoice() {}

  /**
   * The loss to train with.
   *
   * @throws InvalidNetworkException when the one named does not go with such data
   */
  public static Loss of(Optional<Loss> named, DataShape shape) {
    boolean labels = shape.task() instanceof Task.Classification;
    Loss loss = named.orElse(labels ? Loss.CROSS_ENTROPY : Loss.MSE);
    if (loss == Loss.CROSS_ENTROPY && !labels) {
      throw new InvalidNetworkException(
          "loss cross_entropy needs labels, but this data set has numbers; use mse or mae");
    }
    return loss;
  }
}
