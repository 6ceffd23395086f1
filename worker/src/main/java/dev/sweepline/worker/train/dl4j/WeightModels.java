package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoints;
import dev.sweepline.worker.model.Dl4jStack;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.fold.ModelSaver;
import java.util.Map;
import java.util.Optional;

/**
 * Saver of networks that others computed as DL4J's, which they are but for that. Thread-safe.
 *
 * @param saver of DL4J's networks
 * @param checkpoints where trials go on from
 */
public record WeightModels(NetworkFamilies families, ModelSaver saver, Checkpoints checkpoints) {

  /** A saver of our families' networks into a folder. */
  public static WeightModels of(NetworkFamilies families, ModelFolder folder) {
    return new WeightModels(families, new ModelSaver(folder), new Checkpoints(folder));
  }

  /**
   * Writes one.
   *
   * @param weights in DL4J's order
   */
  public void save(TrialSpec spec, DataSplits data, float[] weights, Map<String, Double> results) {
    Optional<Dl4jStack> stack =
        NetworkFamilies.plan(spec.network().name(), spec.settings(), data.form())
            .flatMap(plan -> Dl4jStack.of(plan, spec.seed()));
    if (stack.isPresent()) {
      saver.save(stack.get(), weights, data, spec, results);
      return;
    }
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try (TrainableNetwork network =
        families
            .get(spec.network().name())
            .build(spec.settings(), data.form(), new RandomStreams(spec.seed()))) {
      network.restore(weights);
      saver.save(network.model(), data, spec, results);
    } finally {
      keeper.end();
    }
  }
}
