package dev.sweepline.worker.train;

import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.NetworkFamilies;
import java.nio.file.Path;
import java.time.InstantSource;

class Dl4jTrainerTest extends TrainerContract {
  @Override
  Trainer trainer(InstantSource clock) {
    return new Dl4jTrainer(new NetworkFamilies(), clock, new ModelFolder(Path.of("none")));
  }
}
