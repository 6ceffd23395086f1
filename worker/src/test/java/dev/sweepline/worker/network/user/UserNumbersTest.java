package dev.sweepline.worker.network.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.UserNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.family.Shapes;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.slot.Trials.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Users' networks that predict numbers: the identity with squared or absolute error at the end. */
@Tag("thorough")
class UserNumbersTest {
  private static final DataShape SHAPE = Shapes.numbers(new InputShape.Flat(2), 1);

  @TempDir Path folder;

  @Test
  void json_learnsNumbersAsLayersAndAsGraph() {
    write("layers.json", layers(Activation.IDENTITY));
    write("graph.json", graph());

    assertLearns("layers.json");
    assertLearns("graph.json");
  }

  @Test
  void class_learnsNumbers() {
    assertLearns(Line.class.getName());
  }

  @Test
  void json_saysWhatEndPredictsNoNumbers() {
    write("tanh.json", layers(Activation.TANH));

    assertThat(
            new NetworkFamilies(new UserCode(folder, List.of()))
                .find("tanh.json")
                .orElseThrow()
                .refuse(Map.of(), Optional.of(SHAPE))
                .orElse(""))
        .startsWith("tanh.json ends with tanh and ")
        .endsWith("for numbers end it with IDENTITY and MSE or MEAN_ABSOLUTE_ERROR");
  }

  private void assertLearns(String network) {
    TrialRunner runner =
        new TrialRunner(
            new DataFolders(Optional.empty(), folder),
            new UserCode(folder, List.of()),
            Clock.systemUTC());

    TrialReport report =
        runner.run(
            TestSpecs.spec(new TrialId("own", 0))
                .parameters(Map.of("batch_size", 8L))
                .seed(7)
                .budget(Budget.epochs(20))
                .dataset(line())
                .network(NamedOptions.named(network))
                .build(),
            new Recorder());

    assertThat(report.end()).isEqualTo(new Completed());
    assertThat(report.results().get("test_r2")).isGreaterThan(0.99);
  }

  private NamedOptions line() {
    StringBuilder table = new StringBuilder("a,b,y\n");
    for (int row = 0; row < 200; row++) {
      table.append("%d,%d,%d\n".formatted(row % 10, row % 7, 100 * (row % 10) - 30 * (row % 7)));
    }
    write("line.csv", table.toString());
    String file = folder.resolve("line.csv").toString();
    return new NamedOptions("csv", Map.of("file", file, "task", "regression"));
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String layers(Activation last) {
    return configuration(2, last).toJson();
  }

  private static MultiLayerConfiguration configuration(int inputs, Activation last) {
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(0.02))
        .list()
        .layer(dense(inputs))
        .layer(output(last))
        .build();
  }

  private static String graph() {
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(0.02))
        .graphBuilder()
        .addInputs("numbers")
        .setInputTypes(InputType.feedForward(2))
        .addLayer("hidden", dense(2), "numbers")
        .addLayer("out", output(Activation.IDENTITY), "hidden")
        .setOutputs("out")
        .build()
        .toJson();
  }

  private static DenseLayer dense(int inputs) {
    return new DenseLayer.Builder().nIn(inputs).nOut(16).activation(Activation.TANH).build();
  }

  private static OutputLayer output(Activation activation) {
    return new OutputLayer.Builder(LossFunction.MSE).nIn(16).nOut(1).activation(activation).build();
  }

  /** As a user would write it. */
  public static final class Line implements UserNetwork {
    @Override
    public Model build(Map<String, Object> parameters, InputShape shape, int outputs, long seed) {
      return new MultiLayerNetwork(configuration(shape.features(), Activation.IDENTITY));
    }
  }
}
