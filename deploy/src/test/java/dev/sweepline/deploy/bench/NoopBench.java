package dev.sweepline.deploy.bench;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.log.Claim;
import dev.sweepline.driver.log.Holders;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.log.SweepTail;
import dev.sweepline.driver.log.Topic;
import dev.sweepline.driver.loop.Backlog;
import dev.sweepline.driver.loop.Ending;
import dev.sweepline.driver.loop.Journal;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.spark.Slots;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.network.UserCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a trial costs beside its training: the driver, Spark's RPC and a Kafka log that has
 * acknowledged every end. Arguments: trials a sweep, sweeps. Prints a JSON line a sweep; the first
 * one warms the JVM up.
 */
public final class NoopBench {
  private static final String FILE =
      """
      name: noop
      method: random
      run_cap: %d
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      save: {top: 0}
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.1}
        hidden: {min: 16, max: 256}
        activation: {values: [relu, tanh, sigmoid]}
      """;

  private NoopBench() {}

  public static void main(String[] args) throws Exception {
    int trials = Integer.parseInt(args[0]);
    int sweeps = Integer.parseInt(args[1]);
    System.setProperty("spark.sweepline.trials", NoTraining.class.getName()); // SparkConf reads it
    Path home = Files.createTempDirectory("noop");
    try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"))) {
      Topic.ensure(LogAddress.of(broker.bootstrap()), Duration.ofSeconds(60));
      for (int i = 0; i < sweeps; i++) {
        double seconds = run(broker.bootstrap(), home, trials, "noop-" + i);
        System.out.printf(
            Locale.ROOT,
            "{\"peer\": \"sweepline local[2]\", \"trials\": %d, \"seconds\": %.3f, \"ms_per_trial\": %.3f}%n",
            trials,
            seconds,
            seconds * 1e3 / trials);
      }
    }
    System.exit(0);
  }

  private static double run(String kafka, Path home, int trials, String id) throws Exception {
    Sweep sweep = SweepFile.read("noop.yaml", FILE.formatted(trials)).sweep().orElseThrow();
    SweepSubmitted submitted =
        new SweepSubmitted(
            id,
            0,
            "noop",
            "noop.yaml",
            FILE.formatted(trials),
            sweep.objective(),
            "random",
            List.of(),
            Samplers.of(sweep).planned(),
            Map.of());
    DataFolders folders = new DataFolders(Optional.empty(), home);
    try (KafkaEventLog log = new KafkaEventLog(LogAddress.of(kafka));
        SweepTail tail = SweepTail.fromEnd(LogAddress.of(kafka), id);
        SparkBackend backend =
            SparkBackend.start(
                LogAddress.of(kafka),
                folders,
                UserCode.none(),
                new Slots(OptionalInt.of(2), OptionalInt.empty()))) {
      Clock clock = Clock.systemUTC();
      SweepHistory history =
          new Claim(log, tail, Holders.ofThisProcess(new SecureRandom()), clock).submit(submitted);
      Journal journal = new Journal(history, log, clock);
      Ending ending = new Ending(sweep.terms().limits(), sweep.objective());
      Backlog backlog = new Backlog(Samplers.of(sweep), journal, SpecFactory.of(sweep), ending);
      TopModels none = new TopModels(sweep.objective(), 0, 0, new NoShelf());
      SweepLoop loop = new SweepLoop(new LoopParts(journal, backlog, backend, none, ending));
      tail.follow(event -> {});
      long start = System.nanoTime();
      loop.start().get();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (loop.<Integer>look(h -> h.counts().completed()) != trials) {
        throw new IllegalStateException("not all trials completed");
      }
      return seconds;
    }
  }

  private static final class NoShelf implements TopModels.Shelf {
    @Override
    public long size(int trial) {
      return 0;
    }

    @Override
    public void delete(int trial) {}
  }
}
