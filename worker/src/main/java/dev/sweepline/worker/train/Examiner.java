package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.network.Loss;
import dev.sweepline.worker.network.Mlp;
import dev.sweepline.worker.network.MlpNetwork;
import dev.sweepline.worker.random.RandomStreams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tries a network out for some seconds. Thread-safe. */
public final class Examiner {
  private static final int FEW = 32;
  private static final int FEW_STEPS = 500;
  private static final int WARM_UP = 20;
  private static final Duration LONGEST_TIMING = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final ArrayKeeper keeper = ArrayKeeper.install();

  public Examiner(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Examines the network of an assignment that learns labels.
   *
   * @throws dev.sweepline.worker.network.InvalidNetworkException when it describes no network
   * @throws DivergedException when its loss is NaN or infinite
   */
  public Examination examine(TrialSpec spec, DataSplits data) {
    Map<String, Object> parameters = new HashMap<>(spec.network().options());
    parameters.putAll(spec.parameters());
    keeper.begin();
    try {
      return examine(Mlp.of(parameters), few(parameters), new RandomStreams(spec.seed()), data);
    } finally {
      keeper.end();
    }
  }

  /** What keeps a network from learning by heart is off. */
  private static Mlp few(Map<String, Object> parameters) {
    Map<String, Object> plain = new HashMap<>(parameters);
    plain.put("dropout", 0.0);
    plain.put("l2", 0.0);
    return Mlp.of(plain);
  }

  private Examination examine(Mlp mlp, Mlp few, RandomStreams random, DataSplits data) {
    Few learned = learn(few, random, data);
    MultiLayerNetwork network = MlpNetwork.build(mlp, data.features(), data.classes(), random);
    try (LayerProbe probe = new LayerProbe(network, data.train());
        Minibatches batches = new Minibatches(data.train(), mlp.batchSize())) {
      Epochs epochs = new Epochs(network, batches, data, mlp.loss(), random, keeper);
      double initialLoss = epochs.validation().loss();
      Map<String, Double> gradients = gradients(probe.measure());
      double step = stepSeconds(epochs);
      Instant start = clock.instant();
      epochs.validation();
      epochs.training();
      double evaluation = seconds(start);
      return new Examination(
          network.numParams(),
          initialLoss,
          guess(mlp.loss(), data.classes()),
          gradients,
          learned.examples,
          learned.steps,
          learned.loss,
          epochs.steps(1),
          step,
          evaluation,
          bytes(network, mlp, data),
          bytes(data));
    } finally {
      Dl4jTrainer.release(network);
    }
  }

  private record Few(int examples, int steps, double loss) {}

  /** Trains on the same few examples until they are known, or for five hundred steps. */
  private Few learn(Mlp mlp, RandomStreams random, DataSplits data) {
    MultiLayerNetwork network = MlpNetwork.build(mlp, data.features(), data.classes(), random);
    double enough = guess(mlp.loss(), data.classes()) / 20;
    try (Minibatches batches = new Minibatches(data.train(), FEW)) {
      Minibatches.Batch batch = batches.fill(0);
      int step = 0;
      double loss = Double.POSITIVE_INFINITY;
      while (step < FEW_STEPS && loss > enough) {
        network.fit(batch.features(), batch.labels());
        keeper.betweenCalls();
        step++;
        loss = network.score();
        if (!Double.isFinite(loss)) {
          throw new DivergedException("training", loss, step, step);
        }
      }
      return new Few(batch.rows(), step, loss);
    } finally {
      Dl4jTrainer.release(network);
    }
  }

  /** The loss of one that gives every class the same share. */
  private static double guess(Loss loss, int classes) {
    return switch (loss) {
      case CROSS_ENTROPY -> Math.log(classes);
      case MSE -> (classes - 1.0) / classes / classes;
    };
  }

  private static Map<String, Double> gradients(Map<String, Double> figures) {
    Map<String, Double> gradients = new LinkedHashMap<>();
    for (int layer = 1; figures.containsKey("layer" + layer + ".gradients"); layer++) {
      gradients.put("layer" + layer, figures.get("layer" + layer + ".gradients"));
    }
    return gradients;
  }

  /** A pass, or as much of it as fits into ten seconds, after the JVM has warmed up. */
  private double stepSeconds(Epochs epochs) {
    for (int i = 0; i < WARM_UP; i++) {
      epochs.advance();
    }
    Instant start = clock.instant();
    long steps = 0;
    while (steps < epochs.steps(1)
        && Duration.between(start, clock.instant()).compareTo(LONGEST_TIMING) < 0) {
      epochs.advance();
      steps++;
    }
    return seconds(start) / steps;
  }

  private double seconds(Instant start) {
    return Duration.between(start, clock.instant()).toNanos() / 1e9;
  }

  /** Weights, gradients, optimiser state; a minibatch, its activations and their gradients. */
  private static long bytes(MultiLayerNetwork network, Mlp mlp, DataSplits data) {
    INDArray state = network.getUpdater().getStateViewArray();
    long perExample = data.features() + 1L;
    for (int width : mlp.hidden()) {
      perExample += 2L * width;
    }
    perExample += 2L * data.classes();
    long numbers =
        2 * network.numParams()
            + (state == null ? 0 : state.length())
            + perExample * Math.min(mlp.batchSize(), data.train().rows());
    return numbers * Float.BYTES;
  }

  private static long bytes(DataSplits data) {
    return List.of(data.train(), data.validation(), data.test()).stream()
        .map(DataPart::features)
        .mapToLong(features -> features.length() * Float.BYTES)
        .sum();
  }
}
