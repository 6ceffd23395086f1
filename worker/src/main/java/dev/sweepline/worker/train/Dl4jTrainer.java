package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.ModelFile;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.Mlp;
import dev.sweepline.worker.network.MlpNetwork;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one network at a time on the calling thread with DL4J. Thread-safe. */
public final class Dl4jTrainer implements Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Dl4jTrainer.class);

  private final InstantSource clock;
  private final ModelFolder models;
  private final ArrayKeeper keeper = ArrayKeeper.install();

  /**
   * A trainer.
   *
   * @param models where networks worth keeping are saved
   */
  public Dl4jTrainer(InstantSource clock, ModelFolder models) {
    this.clock = clock;
    this.models = models;
    // Otherwise DL4J writes a file into the working directory when memory runs out.
    CrashReportingUtil.crashDumpsEnabled(false);
  }

  @Override
  public Outcome train(TrialSpec spec, DataSplits data, EpochListener listener) {
    Map<String, Object> parameters = new HashMap<>(spec.network().options());
    parameters.putAll(spec.parameters());
    Mlp mlp = Mlp.of(parameters);
    keeper.begin();
    try {
      return train(mlp, spec, data, listener);
    } finally {
      keeper.end();
    }
  }

  private Outcome train(Mlp mlp, TrialSpec spec, DataSplits data, EpochListener listener) {
    RandomStreams random = new RandomStreams(spec.seed());
    MultiLayerNetwork network = MlpNetwork.build(mlp, data.features(), data.classes(), random);
    // DL4J draws dropout masks from the generator of the thread that trains, and seeds it with the
    // time when it builds a network.
    Nd4j.getRandom().setSeed(random.seedOf(Purpose.DROPOUT, 0));
    Optional<LayerProbe> probe =
        spec.recording().layers()
            ? Optional.of(new LayerProbe(network, data.train()))
            : Optional.empty();
    try (Minibatches batches = new Minibatches(data.train(), mlp.batchSize())) {
      Epochs epochs = new Epochs(network, batches, data, mlp.loss(), random, keeper);
      Supplier<Map<String, Double>> layers = () -> probe.map(LayerProbe::measure).orElse(Map.of());
      Outcome outcome = new Run(epochs, spec.budget(), listener, clock, layers).toTheEnd();
      if (wanted(outcome, spec, listener)) {
        save(network, data, spec, outcome.results());
      }
      return outcome;
    } finally {
      probe.ifPresent(LayerProbe::close);
      release(network);
    }
  }

  private static boolean wanted(Outcome outcome, TrialSpec spec, EpochListener listener) {
    return spec.recording().models() > 0
        && outcome.end() instanceof Completed
        && listener.keeps(outcome.results());
  }

  /** A disk that is full costs the file, not the trial. */
  private void save(
      MultiLayerNetwork network, DataSplits data, TrialSpec spec, Map<String, Double> results) {
    try {
      ModelFile.write(models.file(spec.id()), network, data, spec, results);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot save the network of trial {}", spec.id(), e);
    }
  }

  /**
   * Frees a trial's native memory now: the garbage collector sees only the small Java side of it.
   * DL4J's own close() would also run a full collection, tens of milliseconds each.
   */
  static void release(MultiLayerNetwork network) {
    close(network.params());
    close(network.getFlattenedGradients());
    if (network.getUpdater(false) != null) {
      close(network.getUpdater(false).getStateViewArray());
    }
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }

  private static void close(INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
