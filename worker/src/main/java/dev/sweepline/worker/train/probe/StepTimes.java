package dev.sweepline.worker.train.probe;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.lanes.LaneMinibatches;
import dev.sweepline.worker.lanes.LaneNetwork;
import dev.sweepline.worker.lanes.LaneRoom;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.CpuLanes;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.Progress;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.Dl4jLearner;
import dev.sweepline.worker.train.engine.EngineLearner;
import dev.sweepline.worker.train.engine.EngineTrainer;
import dev.sweepline.worker.train.fold.Epochs;
import dev.sweepline.worker.train.fold.Learner;
import dev.sweepline.worker.train.fold.Minibatches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Stopwatch for training steps, without what is measured between them. Thread-safe.
 *
 * @param nanos a clock
 * @param families says what networks are
 */
public record StepTimes(LongSupplier nanos, NetworkFamilies families) {

  /** One that knows no networks of users' own. */
  public StepTimes(LongSupplier nanos) {
    this(nanos, new NetworkFamilies(UserCode.none()));
  }

  /** Seconds that so many steps of one network take with DL4J, from building it on. */
  public double dl4j(TrialSpec spec, DataSplits data, int steps) {
    RandomStreams random = new RandomStreams(spec.seed());
    ArrayKeeper keeper = ArrayKeeper.install();
    int batchSize =
        TrainingSettings.of(families.get(spec.network().name()).settings(), spec.settings())
            .batchSize();
    long start = nanos.getAsLong();
    keeper.begin();
    try (TrainableNetwork network =
            families.get(spec.network().name()).build(spec.settings(), data.form(), random);
        Minibatches batches = new Minibatches(data.train(), batchSize)) {
      Dl4jLearner learner = new Dl4jLearner(network, random, Optional.empty(), keeper);
      Epochs epochs = new Epochs(learner, batches, data, random, new Heartbeat());
      for (int step = 0; step < steps; step++) {
        epochs.advance();
      }
    } finally {
      keeper.end();
    }
    return (nanos.getAsLong() - start) / 1e9;
  }

  /** The same with the engine, for networks that it takes. */
  public double engine(TrialSpec spec, DataSplits data, int steps) {
    RandomStreams random = new RandomStreams(spec.seed());
    int batchSize =
        TrainingSettings.of(families.get(spec.network().name()).settings(), spec.settings())
            .batchSize();
    long start = nanos.getAsLong();
    try (Learner network =
            new EngineLearner(
                EngineTrainer.network(families, spec, data, random), Optional.empty());
        Minibatches batches = new Minibatches(data.train(), batchSize)) {
      Epochs epochs = new Epochs(network, batches, data, random, new Heartbeat());
      for (int step = 0; step < steps; step++) {
        epochs.advance();
      }
    }
    return (nanos.getAsLong() - start) / 1e9;
  }

  /** The same of each network of a pack, on average. */
  public double packed(TrialSpec spec, DataSplits data, int steps, int lanes) {
    DensePlan plan = DensePlan.read(spec.network().name(), spec.settings());
    RandomStreams random = new RandomStreams(spec.seed());
    long start = nanos.getAsLong();
    List<LaneNetwork> networks = new ArrayList<>();
    try (LaneRoom room =
        new CpuLanes()
            .room(
                Collections.nCopies(lanes, plan.sizes(data.form())),
                plan.training().batchSize(),
                data.train().answers(),
                random)) {
      for (int lane = 0; lane < lanes; lane++) {
        networks.add(room.network(plan, data.form(), random));
      }
      train(
          networks,
          room,
          new LaneMinibatches(data.train(), plan.training().batchSize(), room),
          steps,
          random);
    } finally {
      networks.forEach(LaneNetwork::close);
    }
    return (nanos.getAsLong() - start) / 1e9 / lanes;
  }

  private static void train(
      List<LaneNetwork> networks,
      LaneRoom room,
      LaneMinibatches batches,
      int steps,
      RandomStreams random) {
    Progress progress = new Progress(batches.count());
    while (progress.step() < steps) {
      if (progress.begin()) {
        batches.shuffle(random.stream(Purpose.ORDER, progress.epoch()), 0);
      }
      int first = progress.batch();
      long step = progress.step();
      int count = (int) Math.min(Math.min(room.slots(), batches.count() - first), steps - step);
      for (int slot = 0; slot < count; slot++) {
        batches.fill(first + slot, slot);
      }
      for (LaneNetwork network : networks) {
        for (int slot = 0; slot < count; slot++) {
          network.fit(slot, batches.rows(first + slot), step + slot);
        }
      }
      for (int slot = 0; slot < count; slot++) {
        progress.trained(0);
      }
    }
  }
}
