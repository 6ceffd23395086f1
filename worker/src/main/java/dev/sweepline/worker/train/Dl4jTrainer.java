package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.model.ModelFile;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.DataShape;
import dev.sweepline.worker.network.InvalidNetworkException;
import dev.sweepline.worker.network.NetworkFamilies;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.TrainableNetwork;
import dev.sweepline.worker.network.Training;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one network at a time on the calling thread with DL4J. Thread-safe. */
public final class Dl4jTrainer implements Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Dl4jTrainer.class);

  private final NetworkFamilies families;
  private final InstantSource clock;
  private final ModelFolder models;
  private final ArrayKeeper keeper = ArrayKeeper.install();

  /**
   * A trainer.
   *
   * @param models where networks worth keeping are saved
   */
  public Dl4jTrainer(NetworkFamilies families, InstantSource clock, ModelFolder models) {
    this.families = families;
    this.clock = clock;
    this.models = models;
    // Otherwise DL4J writes a file into the working directory when memory runs out.
    CrashReportingUtil.crashDumpsEnabled(false);
  }

  @Override
  public Outcome train(TrialSpec spec, DataSplits data, EpochListener listener) {
    if (!(data.task() instanceof Task.Classification)) {
      throw new InvalidNetworkException(
          "data set '%s' has numbers to predict, but networks learn only labels yet"
              .formatted(spec.dataset().name()));
    }
    Map<String, Object> parameters = spec.settings();
    NetworkFamily family = families.get(spec.network().name());
    Training training = Training.of(family, parameters);
    RandomStreams random = new RandomStreams(spec.seed());
    keeper.begin();
    try (TrainableNetwork network = family.build(parameters, DataShape.of(data.form()), random)) {
      // DL4J draws dropout masks from the generator of the thread that trains, and seeds it with
      // the time when it builds a network.
      Nd4j.getRandom().setSeed(random.seedOf(Purpose.DROPOUT, 0));
      Outcome outcome = train(network, training, random, spec, data, listener);
      if (wanted(outcome, spec, listener)) {
        save(network.model(), data, spec, outcome.results());
      }
      return outcome;
    } finally {
      keeper.end();
    }
  }

  private Outcome train(
      TrainableNetwork network,
      Training training,
      RandomStreams random,
      TrialSpec spec,
      DataSplits data,
      EpochListener listener) {
    Optional<LayerProbe> probe =
        spec.recording().layers()
            ? Optional.of(new LayerProbe(network, data.train()))
            : Optional.empty();
    try (Minibatches batches = new Minibatches(data.train(), training.batchSize())) {
      Epochs epochs = new Epochs(network, batches, data, random, keeper);
      Supplier<Map<String, Double>> layers = () -> probe.map(LayerProbe::measure).orElse(Map.of());
      return new Run(network, epochs, training, spec.budget(), listener, clock, layers).toTheEnd();
    } finally {
      probe.ifPresent(LayerProbe::close);
    }
  }

  private static boolean wanted(Outcome outcome, TrialSpec spec, EpochListener listener) {
    return spec.recording().models() > 0
        && outcome.end() instanceof Completed
        && listener.keeps(outcome.results());
  }

  /** A disk that is full costs the file, not the trial. */
  private void save(Model network, DataSplits data, TrialSpec spec, Map<String, Double> results) {
    try {
      ModelFile.write(models.file(spec.id()), network, data, spec, results);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot save the network of trial {}", spec.id(), e);
    }
  }
}
