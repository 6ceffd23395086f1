package dev.sweepline.worker.train.probe;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.layer.LayerFigures;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.Dl4jLearner;
import dev.sweepline.worker.train.dl4j.LayerProbe;
import dev.sweepline.worker.train.fold.Epochs;
import dev.sweepline.worker.train.fold.Minibatches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probe that tries a network out for some seconds. Thread-safe. */
public final class NetworkProbe {
  private static final int FEW = 32;
  private static final int FEW_STEPS = 500;
  private static final int WARM_UP = 20;
  private static final Duration LONGEST_TIMING = Duration.ofSeconds(10);

  private final NetworkFamilies families;
  private final InstantSource clock;
  private final ArrayKeeper keeper = ArrayKeeper.install();

  public NetworkProbe(NetworkFamilies families, InstantSource clock) {
    this.families = families;
    this.clock = clock;
  }

  /** The networks that it knows. */
  public NetworkFamilies families() {
    return families;
  }

  /**
   * Examines the network of an assignment.
   *
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when it describes no
   *     network
   * @throws DivergedException when its loss is NaN or infinite
   */
  public ProbeResult examine(TrialSpec spec, DataSplits data) {
    Map<String, Object> parameters = spec.settings();
    NetworkFamily family = families.get(spec.network().name());
    RandomStreams random = new RandomStreams(spec.seed());
    DataShape shape = data.form();
    keeper.begin();
    try {
      Few learned;
      try (TrainableNetwork network = family.build(plain(family, parameters), shape, random)) {
        learned = learn(network, data);
      }
      try (TrainableNetwork network = family.build(parameters, shape, random)) {
        return examine(network, spec, learned, random, data);
      }
    } finally {
      keeper.end();
    }
  }

  /** What keeps a network from learning by heart is off. */
  private static Map<String, Object> plain(NetworkFamily family, Map<String, Object> parameters) {
    Map<String, Object> plain = new HashMap<>(parameters);
    for (String name : List.of("dropout", "l1", "l2", "weight_decay")) {
      if (family.settings().find(name).isPresent()) {
        plain.put(name, 0.0);
      }
    }
    return plain;
  }

  private ProbeResult examine(
      TrainableNetwork network,
      TrialSpec spec,
      Few learned,
      RandomStreams random,
      DataSplits data) {
    NetworkFamily family = families.get(spec.network().name());
    int batchSize = TrainingSettings.of(family.settings(), spec.settings()).batchSize();
    try (LayerProbe probe = new LayerProbe(network, data.train());
        Minibatches batches = new Minibatches(data.train(), batchSize)) {
      Dl4jLearner learner = new Dl4jLearner(network, random, Optional.empty(), keeper);
      Epochs epochs = new Epochs(learner, batches, data, random, new Heartbeat());
      double initialLoss = epochs.validation().loss();
      Map<String, Double> gradients = gradients(probe.measure());
      long perExample = data.features() + 1 + 2 * probe.outputsOfExample();
      double step = stepSeconds(epochs);
      Instant start = clock.instant();
      epochs.validation();
      epochs.training(spec.recording().trainRows());
      double evaluation = seconds(start);
      return new ProbeResult(
          network.model().numParams(),
          initialLoss,
          guess(network.loss(), data),
          gradients,
          learned.examples,
          learned.steps,
          learned.loss,
          epochs.progress().steps(1),
          step,
          evaluation,
          bytes(network, perExample * Math.min(batchSize, data.train().rows())),
          bytes(data));
    }
  }

  private record Few(int examples, int steps, double loss) {}

  /** Trains on the same few examples until they are known, or for five hundred steps. */
  private Few learn(TrainableNetwork network, DataSplits data) {
    double enough = guess(network.loss(), data) / 20;
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
    }
  }

  /**
   * The validation loss of one that gives every class the same share, or the mean of the training
   * numbers: for squared errors that is their variance.
   */
  private static double guess(Loss loss, DataSplits data) {
    if (data.task() instanceof Task.Classification labels) {
      return guess(loss, labels.classes());
    }
    DataPart part = data.validation();
    float[] learnt = new float[part.answers()];
    Logits mean = Logits.zeros(learnt.length);
    double sum = 0;
    for (int row = 0; row < part.rows(); row++) {
      part.answer(row, learnt, 0);
      sum += loss.ofNumbers(mean, 0, learnt, 0, learnt.length);
    }
    return sum / part.rows();
  }

  private static double guess(Loss loss, int classes) {
    return switch (loss) {
      case CROSS_ENTROPY -> Math.log(classes);
      case MSE -> (classes - 1.0) / classes / classes;
      case MAE -> 2 * (classes - 1.0) / classes / classes;
    };
  }

  private static Map<String, Double> gradients(List<LayerFigures> layers) {
    Map<String, Double> gradients = new LinkedHashMap<>();
    layers.forEach(figures -> gradients.put(figures.layer(), figures.gradients()));
    return gradients;
  }

  /** A pass, or as much of it as fits into ten seconds, after the JVM has warmed up. */
  private double stepSeconds(Epochs epochs) {
    for (int i = 0; i < WARM_UP; i++) {
      epochs.advance();
    }
    Instant start = clock.instant();
    long steps = 0;
    while (steps < epochs.progress().steps(1)
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
  private static long bytes(TrainableNetwork network, long minibatch) {
    long numbers = 2 * network.model().numParams() + network.stateSize() + minibatch;
    return numbers * Float.BYTES;
  }

  private static long bytes(DataSplits data) {
    return List.of(data.train(), data.validation(), data.test()).stream()
        .map(DataPart::features)
        .mapToLong(features -> features.length() * Float.BYTES)
        .sum();
  }
}
