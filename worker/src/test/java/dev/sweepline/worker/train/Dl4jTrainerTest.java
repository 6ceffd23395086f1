package dev.sweepline.worker.train;

import dev.sweepline.worker.model.ModelFolder;
import java.nio.file.Path;
import java.time.InstantSource;

class Dl4jTrainerTest extends TrainerContract {
  @Override
  Trainer trainer(InstantSource clock) {
    return new Dl4jTrainer(clock, new ModelFolder(Path.of("none")));
  }
}
