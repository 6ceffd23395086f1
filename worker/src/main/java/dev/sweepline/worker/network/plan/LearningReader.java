package dev.sweepline.worker.network.plan;

import static dev.sweepline.worker.network.plan.UnplannableException.require;

import dev.sweepline.worker.network.layer.RateCurve;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import dev.sweepline.worker.network.settings.OptimizerSettings.Rule;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Reader of how a network learns, which each of its layers says and all must say alike. Not
 * thread-safe.
 */
final class LearningReader {
  private Optional<IUpdater> updater = Optional.empty();
  private Optional<List<Regularization>> penalties = Optional.empty();
  private Optional<Double> clip = Optional.empty();

  /**
   * Reads a layer that has weights.
   *
   * @param isLinear whether it has some that are penalised
   */
  void read(BaseLayer layer, boolean isLinear) {
    requireSame(layer.getIUpdater(), updater.orElse(layer.getIUpdater()), "an updater of its own");
    requireSame(
        layer.getIUpdater(),
        Optional.ofNullable(layer.getBiasUpdater()).orElse(layer.getIUpdater()),
        "an updater of its biases' own");
    updater = Optional.of(layer.getIUpdater());
    requireSame(clip(layer), clip.orElse(clip(layer)), "gradient normalisation of its own");
    clip = Optional.of(clip(layer));
    if (isLinear) {
      List<Regularization> own = list(layer.getRegularization());
      requireSame(own, penalties.orElse(own), "regularisation of its own");
      penalties = Optional.of(own);
      require(list(layer.getRegularizationBias()).isEmpty(), "regularisation of biases");
    }
  }

  private static void requireSame(Object one, Object other, String what) {
    require(Objects.equals(one, other), what);
  }

  private static <T> List<T> list(List<T> terms) {
    return terms == null ? List.of() : terms;
  }

  /** The bound of each part of a gradient; 0 for none. */
  private static double clip(BaseLayer layer) {
    GradientNormalization kind = layer.getGradientNormalization();
    if (kind == null || kind == GradientNormalization.None) {
      return 0;
    }
    require(
        kind == GradientNormalization.ClipElementWiseAbsoluteValue,
        "gradient normalisation " + kind);
    return layer.getGradientNormalizationThreshold();
  }

  /** Whether gradients have a bound. */
  boolean clips() {
    return clip.orElse(0.0) > 0;
  }

  OptimizerSettings descent() {
    IUpdater rule = updater.orElseThrow();
    double rate = rule.getLearningRate(0, 0);
    if (rule instanceof Sgd) {
      return new OptimizerSettings(Rule.PLAIN, rate, 0, 0, 0, 0, 0);
    }
    if (rule instanceof Nesterovs ahead && ahead.getMomentumISchedule() == null) {
      return new OptimizerSettings(Rule.NESTEROV, rate, ahead.getMomentum(), 0, 0, 0, 0);
    }
    if (rule instanceof Adam adam) {
      return new OptimizerSettings(
          Rule.ADAM, rate, 0, adam.getBeta1(), adam.getBeta2(), 0, adam.getEpsilon());
    }
    if (rule instanceof RmsProp prop) {
      return new OptimizerSettings(
          Rule.RMSPROP, rate, 0, 0, 0, prop.getRmsDecay(), prop.getEpsilon());
    }
    if (rule instanceof AdaGrad grad) {
      return new OptimizerSettings(Rule.ADAGRAD, rate, 0, 0, 0, 0, grad.getEpsilon());
    }
    throw new UnplannableException("updater " + rule.getClass().getSimpleName());
  }

  /** DL4J counts no epochs here: what follows them stays where it begins. */
  RateCurve rates() {
    IUpdater rule = updater.orElseThrow();
    return step -> rule.getLearningRate(step, 0);
  }

  /**
   * What holds weights and gradients back.
   *
   * @param clipNorm as the sweep file has it, like the other
   */
  RegularizationSettings penalties(double clipNorm, double clipValue) {
    double l1 = 0;
    double l2 = 0;
    double decay = 0;
    for (Regularization term : penalties.orElse(List.of())) {
      if (term instanceof L2Regularization squares) {
        l2 += fixed(squares.getL2(), "l2");
      } else if (term instanceof L1Regularization magnitudes) {
        l1 += fixed(magnitudes.getL1(), "l1");
      } else if (term instanceof WeightDecay shrinking && shrinking.isApplyLR()) {
        decay += fixed(shrinking.getCoeff(), "weight decay");
      } else {
        throw new UnplannableException(
            "regularisation "
                + (term instanceof WeightDecay
                    ? "WeightDecay without the learning rate"
                    : term.getClass().getSimpleName()));
      }
    }
    boolean both = clips() && (clipNorm > 0 || clipValue > 0);
    require(!both, "gradient normalisation beside that of the sweep file");
    return new RegularizationSettings(l1, l2, decay, clipNorm, clips() ? clip.get() : clipValue);
  }

  private static double fixed(ISchedule schedule, String what) {
    require(schedule instanceof FixedSchedule, what + " on a schedule");
    return schedule.valueAt(0, 0);
  }
}
