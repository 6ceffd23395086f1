package dev.sweepline.deploy.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.Slow;
import dev.sweepline.driver.spark.refit.RefitRegistry;
import dev.sweepline.driver.spark.refit.SparkRefit;
import dev.sweepline.driver.spark.refit.SparkRefit.Refitted;
import dev.sweepline.driver.spark.refit.SparkRefit.Request;
import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's parameter averaging on threads of one JVM, held against plain training. */
@Slow
class SparkRefitIT {
  private static final int EPOCHS = 3;

  @TempDir private static Path home;

  private static JavaSparkContext spark;
  private static TrialRunner runner;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(home.resolve("graph.json"), graph());
    runner =
        new TrialRunner(
            new DataFolders(Optional.empty(), home), UserCode.of(home, ""), InstantSource.system());
    RefitRegistry.open(runner);
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("refit")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    SparkRefit.configure(conf);
    spark = new JavaSparkContext(conf);
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  @Test
  void oneWorker_trainsAsOnOneThreadBitByBit() throws IOException {
    TrialSpec spec =
        spec(
            "mlp",
            Map.of(
                "optimizer",
                "adam",
                "learning_rate",
                0.01,
                "lr_schedule",
                "exponential",
                "gradient_clip",
                0.5,
                "dropout",
                0.2,
                "activation",
                "prelu"));

    Refitted refitted = refit(spec, 1);

    assertThat(refitted.epochs()).isEqualTo(EPOCHS);
    assertThat(refitted.results()).isEqualTo(onOneThread(spec));
  }

  @Test
  void oneWorker_trainsAGraphAsOnOneThreadBitByBit() throws IOException {
    TrialSpec spec = spec("graph.json", Map.of());

    assertThat(refit(spec, 1).results()).isEqualTo(onOneThread(spec));
  }

  @Test
  void twoWorkers_areWithinAPointOfOneAndSaveWhatTheySay() throws IOException {
    TrialSpec spec =
        spec("mlp", Map.of("optimizer", "momentum", "learning_rate", 0.05, "batch_size", 32));

    double one = accuracy(refit(spec, 1));
    Refitted two = refit(spec, 2);

    assertThat(two.workers()).isEqualTo(2);
    assertThat(accuracy(two)).isGreaterThan(0.9).isBetween(one - 0.01, one + 0.01);
    assertThat(ModelSerializer.restoreMultiLayerNetwork(model().toFile(), false).numParams())
        .isEqualTo(64 * 100 + 100 + 100 * 10 + 10);
  }

  private static double accuracy(Refitted refitted) {
    return refitted.results().get("test_accuracy");
  }

  private static Path model() {
    return home.resolve("model.zip");
  }

  private static TrialSpec spec(String network, Map<String, Object> parameters) {
    return TestSpecs.spec(new TrialId("s", 0))
        .parameters(parameters)
        .seed(7)
        .budget(Budget.epochs(EPOCHS))
        .network(NamedOptions.named(network))
        .build();
  }

  private static Refitted refit(TrialSpec spec, int workers) throws IOException {
    Refit refit =
        new Refit(OptionalInt.of(workers), 4, OptionalInt.empty(), OptionalInt.of(EPOCHS));
    return new SparkRefit(spark, () -> runner)
        .run(new Request(spec, recorded(), refit, model()), () -> 2, line -> {});
  }

  private static List<Measurement> recorded() {
    return IntStream.rangeClosed(1, EPOCHS)
        .mapToObj(epoch -> new Measurement(epoch, epoch * 17L, Map.of("val_loss", 1.0 / epoch)))
        .toList();
  }

  private static Map<String, Double> onOneThread(TrialSpec spec) {
    TrialRefit refit = runner.refit(spec, 0);
    double[] rates = refit.rates(recorded(), EPOCHS);
    try (TrainableNetwork network = refit.network()) {
      for (int pass = 1; pass <= EPOCHS; pass++) {
        network.scaleRates(rates[pass - 1]);
        for (int index = 0; index < refit.minibatches(); index++) {
          refit.seedDropout(pass, index);
          DataSet rows = refit.minibatch(pass, index);
          network.fit(rows.getFeatures(), rows.getLabels());
        }
      }
      return refit.results(network, refit.outputs(network, 0));
    }
  }

  private static String graph() {
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(0.01))
        .graphBuilder()
        .addInputs("in")
        .addLayer(
            "hidden",
            new DenseLayer.Builder().nIn(64).nOut(16).activation(Activation.RELU).build(),
            "in")
        .addLayer(
            "out",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(16)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build(),
            "hidden")
        .setOutputs("out")
        .build()
        .toJson();
  }
}
