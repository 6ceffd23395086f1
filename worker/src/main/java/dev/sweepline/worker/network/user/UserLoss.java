package dev.sweepline.worker.network.user;

import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.dl4j.OutputLoss;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Replacement of DL4J's losses by our arithmetic for the same function. */
final class UserLoss {
  private UserLoss() {}

  /**
   * Replaces an output layer's activation and loss, so that labels, divergence and evaluation are
   * as in our own families.
   *
   * @throws InvalidNetworkException when it learns something else
   */
  static Loss adopt(String name, BaseOutputLayer output, Task task) {
    IActivation activation = output.getActivationFn();
    boolean labels = task instanceof Task.Classification;
    boolean usual = labels ? activation instanceof ActivationSoftmax : isIdentity(activation);
    Loss loss = loss(output.getLossFn());
    if (!usual || loss == null || (!labels && loss == Loss.CROSS_ENTROPY)) {
      throw new InvalidNetworkException(
          "%s ends with %s and %s; for %s end it with %s"
              .formatted(
                  name,
                  activation,
                  output.getLossFn(),
                  labels ? "labels" : "numbers",
                  labels
                      ? "SOFTMAX and MCXENT, MSE or MEAN_ABSOLUTE_ERROR"
                      : "IDENTITY and MSE or MEAN_ABSOLUTE_ERROR"));
    }
    output.setActivationFn(new ActivationIdentity());
    output.setLossFn(new OutputLoss(loss, task));
    return loss;
  }

  private static boolean isIdentity(IActivation activation) {
    return activation instanceof ActivationIdentity;
  }

  /** Null for a loss that is none of ours, or weighs classes. */
  private static Loss loss(ILossFunction loss) {
    if (loss instanceof LossMCXENT entropy && entropy.getWeights() == null) {
      return Loss.CROSS_ENTROPY;
    }
    if (loss instanceof LossMSE squares && squares.getWeights() == null) {
      return Loss.MSE;
    }
    return loss instanceof LossMAE distances && distances.getWeights() == null ? Loss.MAE : null;
  }
}
