package dev.sweepline.deploy.bench;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.driver.spark.OwnSpark;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.spark.rpc.SlotSettings;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a trial costs beside its training: the driver, Spark's RPC and a Kafka log that has
 * acknowledged every end. Arguments: trials a sweep, sweeps, and {@code auto}, as a file that does
 * not say, or {@code dl4j}, which hands trials out one by one. Prints a JSON line a sweep; the
 * first one warms the JVM up.
 */
public final class NoopBench {
  private NoopBench() {}

  public static void main(String[] args) throws Exception {
    int trials = Integer.parseInt(args[0]);
    int sweeps = Integer.parseInt(args[1]);
    Path home = Files.createTempDirectory("noop");
    DataFolders folders = new DataFolders(Optional.empty(), home);
    try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"))) {
      LogAddress log = LogAddress.of(broker.bootstrap());
      TopicProvisioner.ensure(log, Duration.ofSeconds(60));
      for (int i = 0; i < sweeps; i++) {
        try (OwnSpark spark = new OwnSpark();
            SparkBackend backend =
                SparkBackend.start(
                    spark,
                    new SlotSettings(log, folders, UserCode.none(), new NoTraining.Factory(), true),
                    new SlotRequest(OptionalInt.of(2), OptionalInt.empty()))) {
          double seconds = BenchSweep.seconds(log, "noop-" + i, trials, args[2], backend);
          System.out.printf(
              Locale.ROOT,
              "{\"peer\": \"sweepline local[2] %s\", \"trials\": %d, \"seconds\": %.3f,"
                  + " \"ms_per_trial\": %.3f, \"heap_mb\": %d}%n",
              args[2],
              trials,
              seconds,
              seconds * 1e3 / trials,
              heapMegabytes());
        }
      }
    }
    System.exit(0);
  }

  /** What is in use after a collection: broker, Spark and driver, the sweep's history among it. */
  private static long heapMegabytes() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
