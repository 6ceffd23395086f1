package dev.sweepline.driver.spark.refit;

import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;

/**
 * A trainer of an assignment on more data, by DL4J's parameter averaging on the executors of a
 * Spark that is there. Not thread-safe; one at a time in a JVM.
 */
public final class SparkRefit {
  private static final String SERIALIZER = "spark.serializer";
  private static final String KRYO = "org.apache.spark.serializer.KryoSerializer";
  private static final String REGISTRATOR = "spark.kryo.registrator";
  private static final String ND4J_REGISTRATOR = "org.nd4j.kryo.Nd4jRegistrator";

  /** What a Spark has that can send ND4J's arrays. */
  public static final String CONFIGURATION =
      SERIALIZER + "=" + KRYO + " and " + REGISTRATOR + "=" + ND4J_REGISTRATOR;

  private final JavaSparkContext spark;
  private final Supplier<TrialRunner> runner;

  /**
   * A network to be trained again.
   *
   * @param spec the trial whose assignment it is
   * @param recorded its epochs, at least one
   * @param model where the network is saved
   */
  public record Request(TrialSpec spec, List<Measurement> recorded, Refit refit, Path model) {}

  /**
   * A network trained again.
   *
   * @param workers how many trained at once
   * @param epochs passes over the data
   * @param results metrics of the network on the test part
   */
  public record Refitted(int workers, double epochs, Map<String, Double> results) {}

  /**
   * A refit about to begin.
   *
   * @param runner makes what a JVM that runs no trials, as a cluster's driver, lacks
   */
  public SparkRefit(JavaSparkContext spark, Supplier<TrialRunner> runner) {
    this.spark = spark;
    this.runner = runner;
  }

  /** Has a Spark about to start send ND4J's arrays, which lie outside of the heap, by Kryo. */
  public static void configure(SparkConf conf) {
    conf.setIfMissing(SERIALIZER, KRYO);
    String others = conf.get(REGISTRATOR, "");
    if (!List.of(others.split(",", -1)).contains(ND4J_REGISTRATOR)) {
      conf.set(REGISTRATOR, others.isEmpty() ? ND4J_REGISTRATOR : others + "," + ND4J_REGISTRATOR);
    }
  }

  /** Whether a Spark that runs was started so. */
  public static boolean isConfigured(SparkConf conf) {
    return conf.get(SERIALIZER, "").equals(KRYO)
        && List.of(conf.get(REGISTRATOR, "").split(",", -1)).contains(ND4J_REGISTRATOR);
  }

  /**
   * Trains, judges and saves.
   *
   * @param cores workers where the request does not say; asked once an executor is there
   * @param progress hears a line before the first pass and after each
   * @throws IllegalStateException when the loss is not finite any more
   */
  public Refitted run(Request request, IntSupplier cores, Consumer<String> progress)
      throws IOException {
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    spark.parallelize(List.of(0), 1).count(); // waits for an executor
    TrialRefit trial = RefitRegistry.of(new RefitTask(request.spec(), 0), runner);
    int workers = Math.min(request.refit().workers().orElseGet(cores), trial.minibatches());
    // All workers together take as many rows a step as the trial did, so they make as many steps.
    int share = (trial.batchSize() + workers - 1) / workers;
    RefitTask task =
        new RefitTask(request.spec(), request.refit().batchSizePerWorker().orElse(share));
    TrialRefit refit = RefitRegistry.of(task, runner);
    try (TrainableNetwork network = refit.network()) {
      OptionalInt epochs = request.refit().epochs();
      double passes = epochs.isPresent() ? epochs.getAsInt() : refit.passes(request.recorded());
      int frequency = request.refit().averagingFrequency();
      progress.accept(
          "trial %d again on %d rows, %s: %s, averaged every %d minibatches of %d"
              .formatted(
                  request.spec().id().trial(),
                  refit.rows(),
                  epochs(passes),
                  workers == 1 ? "1 worker" : workers + " workers",
                  frequency,
                  refit.batchSize()));
      Averaging averaging = new Averaging(task, refit.batchSize(), workers, frequency, keeper);
      Fit fit = fit(network, averaging, new MinibatchLoader(task));
      train(refit, refit.rates(request.recorded(), passes), passes, averaging, fit, progress);
      float[] outputs =
          TestOutputs.of(spark, task, network.weights(), refit.testBatches(), workers);
      Map<String, Double> results = refit.results(network, outputs);
      refit.save(request.model(), network, results);
      return new Refitted(workers, passes, results);
    } finally {
      keeper.end();
    }
  }

  private static void train(
      TrialRefit refit,
      double[] rates,
      double passes,
      Averaging averaging,
      Fit fit,
      Consumer<String> progress) {
    for (int pass = 1; pass <= rates.length; pass++) {
      averaging.rate(rates[pass - 1]);
      double part = Math.min(1, passes - pass + 1);
      double loss = fit.pass(paths(pass, (int) Math.ceil(part * refit.minibatches())));
      progress.accept("pass %d of %d: loss %s".formatted(pass, rates.length, ValueText.show(loss)));
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException("its loss is " + loss + " after pass " + pass);
      }
    }
  }

  private static String epochs(double passes) {
    return passes == 1 ? "1 epoch" : ValueText.show(passes) + " epochs";
  }

  private static List<String> paths(int pass, int minibatches) {
    return IntStream.range(0, minibatches)
        .mapToObj(index -> MinibatchLoader.path(pass, index))
        .toList();
  }

  /** One of DL4J's two kinds of network in its Spark wrapper. */
  private interface Fit {
    /** Trains on these minibatches and gives the loss of the last ones. */
    double pass(List<String> minibatches);
  }

  private Fit fit(TrainableNetwork network, Averaging averaging, MinibatchLoader loader) {
    if (network.model() instanceof ComputationGraph graph) {
      SparkComputationGraph wrapped = new SparkComputationGraph(spark, graph, averaging);
      return minibatches -> fit(minibatches, r -> wrapped.fitPaths(r, loader), wrapped::getScore);
    }
    SparkDl4jMultiLayer wrapped =
        new SparkDl4jMultiLayer(spark, (MultiLayerNetwork) network.model(), averaging);
    return minibatches -> fit(minibatches, r -> wrapped.fitPaths(r, loader), wrapped::getScore);
  }

  private double fit(
      List<String> minibatches, Consumer<JavaRDD<String>> fit, DoubleSupplier score) {
    fit.accept(spark.parallelize(minibatches, 1));
    return score.getAsDouble();
  }
}
