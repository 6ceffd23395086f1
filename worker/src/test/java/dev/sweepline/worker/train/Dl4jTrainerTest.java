package dev.sweepline.worker.train;

import java.time.InstantSource;

class Dl4jTrainerTest extends TrainerContract {
  @Override
  Trainer trainer(InstantSource clock) {
    return new Dl4jTrainer(clock);
  }
}
