package dev.sweepline.worker.network;

import dev.sweepline.worker.data.DataShape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * What all layers of one network have in common.
 *
 * @param dropout probability to drop an output of a hidden layer
 */
record Recipe(Values values, Activations activation, boolean batchNorm, double dropout, Loss loss) {

  static Recipe of(Values values, DataShape shape) {
    boolean hidden = values.find("activation").isPresent();
    return new Recipe(
        values,
        hidden ? values.word("activation", Activations.class) : Activations.IDENTITY,
        hidden && values.flag("batch_norm"),
        hidden ? values.number("dropout") : 0,
        LossChoice.of(values.find("loss").map(word -> values.word("loss", Loss.class)), shape));
  }

  IActivation function() {
    return Dl4jNames.function(activation, values.numberOr("leaky_slope", 0.01));
  }

  /**
   * Gives a layer its updater and, for its weights alone, its regularisation. DL4J's own setters
   * for the whole network would also reach the slopes of prelu.
   */
  <L extends BaseLayer> L withUpdater(L layer, boolean regularised) {
    layer.setIUpdater(Dl4jNames.updater(Descent.of(values)));
    layer.setRegularization(regularised ? regularisation() : new ArrayList<>());
    return layer;
  }

  /** DL4J adds l1 and l2 to the gradient, and decay times the rate to the updater's step. */
  private List<Regularization> regularisation() {
    Penalties penalties = Penalties.of(values);
    List<Regularization> terms = new ArrayList<>();
    if (penalties.l1() > 0) {
      terms.add(new L1Regularization(penalties.l1()));
    }
    if (penalties.l2() > 0) {
      terms.add(new L2Regularization(penalties.l2()));
    }
    if (penalties.decay() > 0) {
      terms.add(new WeightDecay(penalties.decay(), true));
    }
    return terms;
  }
}
