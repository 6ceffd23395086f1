package dev.sweepline.worker.train.packed;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoints;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.ModelSaver;
import java.util.Map;

/** Saver of packed networks as DL4J's, which they are but for what computed them. Thread-safe. */
record PackedModels(
    NetworkFamilies families, ModelSaver saver, Checkpoints checkpoints, ArrayKeeper keeper) {

  /**
   * Writes one.
   *
   * @param weights in DL4J's order
   */
  void save(TrialSpec spec, DataSplits data, float[] weights, Map<String, Double> results) {
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
