package dev.sweepline.worker.network.plan;

import static dev.sweepline.worker.network.plan.UnplannableException.require;

import dev.sweepline.worker.network.dl4j.SeededDropout;
import dev.sweepline.worker.network.layer.LayerSpec;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;

/** Reader of DL4J's dropout, which says what share of its inputs it keeps. Stateless. */
public final class DropoutReader {
  private DropoutReader() {}

  /** To drop one of a layer's inputs. */
  static double probability(IDropout dropout) {
    require(dropout.getClass() == Dropout.class, dropout.getClass().getSimpleName());
    Dropout plain = (Dropout) dropout;
    require(plain.getPSchedule() == null, "dropout on a schedule");
    return 1 - plain.getP();
  }

  /**
   * Lets a network that has a plan draw its masks as the plan does: by the seed, whatever trains
   * it.
   */
  public static void seed(MultiLayerConfiguration network, NetworkPlan plan, RandomStreams random) {
    for (LayerSpec layer : plan.layers()) {
      if (layer instanceof LayerSpec.Dropout drop) {
        network
            .getConf(drop.number())
            .getLayer()
            .setIDropout(
                new SeededDropout(
                    drop.probability(), random.seedOf(Purpose.DROPOUT, drop.number())));
      }
    }
  }
}
