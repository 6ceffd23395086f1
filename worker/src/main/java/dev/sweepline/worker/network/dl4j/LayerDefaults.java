package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.LossChoice;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import dev.sweepline.worker.network.settings.SettingValues;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Settings that all layers of one network have in common.
 *
 * @param dropout probability to drop an output of a hidden layer
 */
public record LayerDefaults(
    SettingValues values, Activations activation, boolean batchNorm, double dropout, Loss loss) {

  public static LayerDefaults of(SettingValues values, DataShape shape) {
    boolean hidden = values.find("activation").isPresent();
    return new LayerDefaults(
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
    layer.setIUpdater(Dl4jNames.updater(OptimizerSettings.of(values)));
    layer.setRegularization(regularised ? regularisation() : new ArrayList<>());
    return layer;
  }

  /** DL4J adds l1 and l2 to the gradient, and decay times the rate to the updater's step. */
  private List<Regularization> regularisation() {
    RegularizationSettings penalties = RegularizationSettings.of(values);
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
