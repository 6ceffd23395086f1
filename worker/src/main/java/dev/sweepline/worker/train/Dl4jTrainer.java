package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.EpochListener;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.network.Mlp;
import dev.sweepline.worker.network.MlpNetwork;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains one network at a time on the calling thread with DL4J. Thread-safe. */
public final class Dl4jTrainer implements Trainer {
  private final InstantSource clock;
  private final ArrayKeeper keeper = ArrayKeeper.install();

  public Dl4jTrainer(InstantSource clock) {
    this.clock = clock;
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
      return new Run(
              epochs,
              spec.budget(),
              listener,
              clock,
              () -> probe.map(LayerProbe::measure).orElse(Map.of()))
          .toTheEnd();
    } finally {
      probe.ifPresent(LayerProbe::close);
      release(network);
    }
  }

  /**
   * Frees a trial's native memory now: the garbage collector sees only the small Java side of it.
   * DL4J's own close() would also run a full collection, tens of milliseconds each.
   */
  private static void release(MultiLayerNetwork network) {
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
