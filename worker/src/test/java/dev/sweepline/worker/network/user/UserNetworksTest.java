package dev.sweepline.worker.network.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.family.Shapes;
import dev.sweepline.worker.network.settings.Settings;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.slot.Trials.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

@Tag("thorough")
class UserNetworksTest {
  private static final DataShape DIGITS = Shapes.classes(new InputShape.Image(1, 8, 8), 10);
  private static final String OWN = OwnNetwork.class.getName();
  private static final Map<String, Object> FINE = Map.of("width", 24L, "rate", 0.01);

  @TempDir Path folder;

  @Test
  void json_trainsAsLayersAndAsGraph() throws IOException {
    write("net.json", layers(64, 10));
    write("graph.json", graph());

    assertLearns("net.json", FINE);
    assertLearns("graph.json", Map.of("width", 24L));
    assertLearns(
        "net.json", Map.of("width", 24.0, "rate", 0.01, "gradient_clip", 1.0, "epochs", 6L));
  }

  @Test
  void graph_isLookedIntoAndSaved() throws IOException {
    write("graph.json", graph());
    TrialSpec spec = spec("graph.json", Map.of("width", 24L), 7, new Recording(true, 1));
    Recorder recorder = new Recorder();

    TrialReport report = runner().run(spec, recorder);

    assertThat(recorder.last().metrics())
        .containsKeys("left.weights", "half.gradients", "right.dead", "out.activations");
    Path file = new ModelFolder(folder).find(spec.id()).orElseThrow();
    ComputationGraph saved = ModelSerializer.restoreComputationGraph(file.toFile());
    DataPart test =
        new DataSets(new DataFolders(Optional.empty(), folder))
            .load(NamedOptions.named("digits"))
            .test();
    INDArray best = saved.outputSingle(false, test.features()).argMax(1);
    long right =
        IntStream.range(0, test.rows()).filter(row -> best.getInt(row) == test.label(row)).count();
    assertThat((double) right / test.rows())
        .isEqualTo(report.results().get(MetricNames.TEST_ACCURACY));
  }

  @Test
  void json_isTheSameForTheSameSeed() throws IOException {
    write("net.json", layers(64, 10));

    assertThat(run("net.json", FINE, 3).results()).isEqualTo(run("net.json", FINE, 3).results());
    assertThat(run("net.json", FINE, 3).results()).isNotEqualTo(run("net.json", FINE, 4).results());
  }

  @Test
  void json_givesImagesToFilters() throws IOException {
    write(
        "conv.json",
        new NeuralNetConfiguration.Builder()
            .updater(new Adam(0.01))
            .list()
            .layer(
                new ConvolutionLayer.Builder(3, 3)
                    .nIn(1)
                    .nOut(4)
                    .activation(Activation.RELU)
                    .build())
            .layer(output(4 * 36, 10))
            .inputPreProcessor(
                1,
                new org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor(6, 6, 4))
            .build()
            .toJson());

    assertLearns("conv.json", Map.of());
    assertThat(refuse("conv.json", Map.of(), Shapes.classes(new InputShape.Flat(64), 10)))
        .isEqualTo("conv.json begins with filters, but examples are not images");
    assertThat(refuse("conv.json", Map.of(), Shapes.classes(new InputShape.Image(3, 8, 8), 10)))
        .isEqualTo("conv.json takes images of 1 channels, but an example has 3");
  }

  @Test
  void json_saysWhatDoesNotFit() throws IOException {
    write("net.json", layers(784, 10));
    write("three.json", layers(64, 3));
    write("sigmoid.json", layers(64, 10).replace("ActivationSoftmax", "ActivationSigmoid"));
    write("broken.json", layers(64, 10).replaceFirst("\\{", "{,"));
    write("other.json", "{\"layers\": []}");

    assertThat(refuse("net.json", FINE, DIGITS))
        .isEqualTo("net.json takes 784 values, but an example has 64");
    assertThat(refuse("three.json", FINE, DIGITS))
        .isEqualTo("three.json gives 3 values, but the data set has 10 labels");
    assertThat(refuse("sigmoid.json", FINE, DIGITS))
        .startsWith("sigmoid.json ends with sigmoid and ")
        .endsWith("for labels end it with SOFTMAX and MCXENT, MSE or MEAN_ABSOLUTE_ERROR");
    assertThat(refuse("broken.json", FINE, DIGITS)).startsWith("broken.json: line 1, column 3: ");
    assertThat(refuse("other.json", Map.of(), DIGITS))
        .startsWith("other.json: is neither a MultiLayerConfiguration");
    assertThat(refuse("net.json", Map.of("width", 5L), DIGITS))
        .isEqualTo("net.json: placeholder ${rate} has no parameter");
    assertThatThrownBy(() -> families().find("absent.json"))
        .hasMessage(folder.resolve("absent.json") + ": no such file");
  }

  @Test
  void json_knowsItsPlaceholdersAndTrainingOnly() throws IOException {
    write("net.json", layers(64, 10));
    Settings settings = families().find("net.json").orElseThrow().settings();

    assertThat(settings.find("width")).isPresent();
    assertThat(settings.find("batch_size")).isPresent();
    assertThat(settings.find("learning_rate")).isEmpty();
    assertThat(settings.unknown("widht"))
        .isEqualTo("network 'net.json' has no parameter 'widht'; did you mean 'width'?");
  }

  @Test
  void class_trains() {
    assertLearns(OWN, Map.of("width", 24L));
    assertThat(refuse(OWN, Map.of("width", 24L), DIGITS)).isEmpty();
    assertThat(refuse(OWN, Map.of("labels", 3L), DIGITS))
        .isEqualTo(OWN + " gives 3 values, but the data set has 10 labels");
  }

  @Test
  void class_failsOnlyTheTrialsThatItRefuses() {
    assertThat(refuse(OWN, Map.of("width", 25L), DIGITS)).isEmpty();

    Failed failed = (Failed) run(OWN, Map.of("width", 25L), 7).end();

    assertThat(failed.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(failed.reason()).isEqualTo(OWN + ": width 25 is odd");
  }

  @Test
  void class_saysWhyItCannotBeUsed() {
    assertThatThrownBy(() -> families().find("com.example.None"))
        .hasMessage("no class com.example.None on the class path; name its jar with --jars");
    assertThatThrownBy(() -> families().find("java.lang.String"))
        .hasMessage(
            "class java.lang.String does not implement"
                + " dev.sweepline.worker.network.UserNetwork");
    assertThatThrownBy(() -> UserCode.of(folder, "none.jar"))
        .hasMessageEndingWith("none.jar: no such file");
  }

  private void assertLearns(String network, Map<String, Object> parameters) {
    TrialReport report = run(network, parameters, 7);

    assertThat(report.end()).isEqualTo(new Completed());
    assertThat(report.results().get(MetricNames.TEST_ACCURACY)).isGreaterThan(0.85);
  }

  private TrialReport run(String network, Map<String, Object> parameters, long seed) {
    return runner().run(spec(network, parameters, seed, Recording.NONE), new Recorder());
  }

  private TrialRunner runner() {
    return new TrialRunner(
        new DataFolders(Optional.empty(), folder),
        new UserCode(folder, List.of()),
        Clock.systemUTC());
  }

  private static TrialSpec spec(
      String network, Map<String, Object> parameters, long seed, Recording recording) {
    return TestSpecs.spec(new TrialId("own", 0))
        .parameters(parameters)
        .seed(seed)
        .budget(Budget.epochs(6))
        .network(NamedOptions.named(network))
        .recording(recording)
        .build();
  }

  private String refuse(String network, Map<String, Object> example, DataShape shape) {
    return families().find(network).orElseThrow().refuse(example, Optional.of(shape)).orElse("");
  }

  private NetworkFamilies families() {
    return new NetworkFamilies(new UserCode(folder, List.of()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** One hidden layer of ${width}, quoted or bare, and a learning rate of "${rate}". */
  private static String layers(int inputs, int outputs) {
    String json =
        new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder()
                    .updater(new Adam(0.0625))
                    .list()
                    .layer(
                        new DenseLayer.Builder()
                            .nIn(inputs)
                            .nOut(4321)
                            .activation(Activation.RELU)
                            .build())
                    .layer(output(4321, outputs))
                    .build())
            .getLayerWiseConfigurations()
            .toJson();
    return json.replaceFirst("4321", "\"\\${width}\"")
        .replace("4321", "${width}")
        .replace("0.0625", "\"${rate}\"");
  }

  private static String graph() {
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .updater(new Adam(0.01))
            .graphBuilder()
            .addInputs("pixels")
            .setInputTypes(InputType.feedForward(64))
            .addLayer(
                "left",
                new DenseLayer.Builder().nIn(64).nOut(4321).activation(Activation.TANH).build(),
                "pixels")
            .addLayer(
                "right",
                new DenseLayer.Builder().nIn(64).nOut(8).activation(Activation.RELU).build(),
                "pixels")
            .addLayer(
                "half",
                new DenseLayer.Builder().nIn(4321).nOut(8).activation(Activation.RELU).build(),
                "left")
            .addVertex(
                "sum",
                new org.deeplearning4j.nn.conf.graph.ElementWiseVertex(
                    org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op.Add),
                "half",
                "right")
            .addLayer("out", output(8, 10), "sum")
            .setOutputs("out")
            .build();
    return graph.toJson().replace("4321", "${width}");
  }

  private static OutputLayer output(int inputs, int outputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
