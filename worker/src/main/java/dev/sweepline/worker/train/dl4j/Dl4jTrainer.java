package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.Checkpoints;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.TrainingRun;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.util.CrashReportingUtil;

/** Trainer of one network at a time on the calling thread, with DL4J. Thread-safe. */
public final class Dl4jTrainer implements Trainer {
  private final NetworkFamilies families;
  private final InstantSource clock;
  private final ModelSaver saver;
  private final Checkpoints checkpoints;
  private final ArrayKeeper keeper = ArrayKeeper.install();

  /**
   * A trainer.
   *
   * @param models where networks worth keeping are saved
   */
  public Dl4jTrainer(NetworkFamilies families, InstantSource clock, ModelFolder models) {
    this.families = families;
    this.clock = clock;
    this.saver = new ModelSaver(models);
    this.checkpoints = new Checkpoints(models);
    // Otherwise DL4J writes a file into the working directory when memory runs out.
    CrashReportingUtil.crashDumpsEnabled(false);
  }

  @Override
  public Outcome train(TrialSpec spec, List<DataSplits> data, EpochListener listener) {
    Map<String, Object> parameters = spec.settings();
    NetworkFamily family = families.get(spec.network().name());
    TrainingSettings training = TrainingSettings.of(family.settings(), parameters);
    keeper.begin();
    try (Folds folds = new Folds()) {
      for (int replicate = 0; replicate < spec.repeats(); replicate++) {
        RandomStreams random = new RandomStreams(seed(spec, replicate));
        for (DataSplits fold : data) {
          TrainableNetwork network = family.build(parameters, fold.form(), random);
          folds.add(
              new Fold(network, fold, training.batchSize(), random, keeper, listener.heartbeat()));
          listener.heartbeat().beat();
        }
      }
      if (spec.recording().layers()) {
        folds.lookIntoLayers();
      }
      TrainingRun run = new TrainingRun(folds, training, spec.budget(), listener, clock);
      boolean resumable = folds.isSingle() && training.patience() == 0;
      if (resumable) {
        begin(spec, training, folds, run);
      }
      Outcome outcome = run.toTheEnd();
      boolean wanted = ModelSaver.wanted(outcome, spec, listener);
      if (wanted) {
        Fold saved = folds.first();
        saver.save(saved.network().model(), data.get(0), spec, saved.test());
      }
      if ((wanted || run.isToBeContinued(spec, outcome)) && resumable && folds.passEnded()) {
        checkpoints.write(spec, folds.first().checkpoint(Checkpoint.key(spec), run.measurements()));
      }
      return outcome;
    } finally {
      keeper.end();
    }
  }

  /** Goes on where an earlier attempt left off or, for want of one, where another trial did. */
  private void begin(TrialSpec spec, TrainingSettings training, Folds folds, TrainingRun run) {
    String key = Checkpoint.key(spec);
    Optional<Checkpoint> own =
        checkpoints
            .find(spec, key)
            .filter(found -> TrainingRun.goesBeyond(found.last(), folds, training, spec.budget()));
    own.ifPresent(found -> run.goOn(found.measurements()));
    own.or(() -> checkpoints.inherited(spec, key)).ifPresent(folds.first()::goOn);
  }

  /** The first is the trial's own, so that a single network is the same with and without others. */
  private static long seed(TrialSpec spec, int replicate) {
    return replicate == 0
        ? spec.seed()
        : Address.of(spec.seed()).then("replicate").then(replicate).bits();
  }
}
