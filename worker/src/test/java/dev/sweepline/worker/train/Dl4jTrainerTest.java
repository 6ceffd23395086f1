package dev.sweepline.worker.train;

import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.NetworkFamilies;
import dev.sweepline.worker.network.UserCode;
import java.nio.file.Path;
import java.time.InstantSource;

class Dl4jTrainerTest extends TrainerContract {
  @Override
  Trainer trainer(InstantSource clock) {
    return new Dl4jTrainer(
        new NetworkFamilies(UserCode.none()), clock, new ModelFolder(Path.of("none")));
  }
}
