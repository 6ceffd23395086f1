package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.EpochListener;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.network.InvalidNetworkException;
import dev.sweepline.worker.network.NetworkFamilies;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.TrainableNetwork;
import dev.sweepline.worker.network.Training;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;

/** Trains one network at a time on the calling thread with DL4J. Thread-safe. */
public final class Dl4jTrainer implements Trainer {
  private final NetworkFamilies families;
  private final InstantSource clock;

  public Dl4jTrainer(NetworkFamilies families, InstantSource clock) {
    this.families = families;
    this.clock = clock;
    // Otherwise DL4J writes a file into the working directory when memory runs out.
    CrashReportingUtil.crashDumpsEnabled(false);
  }

  @Override
  public Outcome train(TrialSpec spec, DataSplits data, EpochListener listener) {
    Map<String, Object> parameters = new HashMap<>(spec.network().options());
    parameters.putAll(spec.parameters());
    NetworkFamily family = family(spec.network().name());
    Training training = Training.of(family, parameters);
    RandomStreams random = new RandomStreams(spec.seed());
    try (TrainableNetwork network = family.build(parameters, data.shape(), random);
        Minibatches batches = new Minibatches(data.train(), training.batchSize())) {
      // DL4J draws dropout masks from the generator of the thread that trains, and seeds it with
      // the time when it builds a network.
      Nd4j.getRandom().setSeed(random.seedOf(Purpose.DROPOUT, 0));
      Epochs epochs = new Epochs(network, batches, data, random);
      return new Run(network, epochs, training, spec.budget(), listener, clock).toTheEnd();
    }
  }

  private NetworkFamily family(String name) {
    return families
        .find(name)
        .orElseThrow(() -> new InvalidNetworkException("no network '" + name + "'"));
  }
}
