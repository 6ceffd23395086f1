package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("numeric")
class SavedModelTest {
  @TempDir Path home;

  /** Momentum is a class of ours that a reader of the file does not have. */
  @ParameterizedTest
  @ValueSource(strings = {"adam", "momentum"})
  void saved_networkReachesTheRecordedTestAccuracy(String optimizer) throws Exception {
    TrialSpec spec =
        spec(
            Map.of(
                "hidden",
                List.of(32L, 16L),
                "dropout",
                0.1,
                "l2",
                1e-4,
                "optimizer",
                optimizer,
                "learning_rate",
                0.01));

    TrialReport report = runner().run(spec, keeping(true));

    Path file = new ModelFolder(home).find(spec.id()).orElseThrow();
    assertThat(accuracy(ModelSerializer.restoreMultiLayerNetwork(file.toFile())))
        .isEqualTo(report.results().get("test_accuracy"))
        .isGreaterThan(0.5);
    assertThat(entry(file, "configuration.json")).doesNotContain("sweepline");
    assertThat(entry(file, "labels.json"))
        .isEqualTo("{\"labels\":[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]}");
    assertThat(entry(file, "scaling.json"))
        .startsWith("{\"low\":[0.0,0.0,")
        .endsWith(",16.0,16.0]}");
    assertThat(entry(file, "trial.json")).contains("\"sweep\":\"test\"", "\"test_accuracy\":");
    try (var files = Files.list(file.getParent())) {
      assertThat(files)
          .containsExactlyInAnyOrder(file, new ModelFolder(home).checkpoint(spec.id()));
    }
  }

  @Test
  void saved_convolutionsHaveTheWeightsOfTheBestEpoch() throws Exception {
    TrialSpec spec =
        spec(
            "cnn",
            Map.of(
                "filters",
                4L,
                "batch_norm",
                true,
                "activation",
                "relu",
                "learning_rate",
                0.05,
                "patience",
                1L,
                "epochs",
                30L));

    TrialReport report = runner().run(spec, keeping(true));

    assertThat(report.measurements()).isLessThan(30);
    Path file = new ModelFolder(home).find(spec.id()).orElseThrow();
    assertThat(accuracy(ModelSerializer.restoreMultiLayerNetwork(file.toFile())))
        .isEqualTo(report.results().get("test_accuracy"))
        .isGreaterThan(0.5);
    assertThat(entry(file, "configuration.json")).doesNotContain("sweepline");
  }

  @Test
  void saved_saysHowToScaleNumbersBack() throws Exception {
    NamedOptions line = TableFile.line(home, 50, 1e4);
    TrialSpec spec = spec(line, Map.of("hidden", 8L, "learning_rate", 0.02));

    TrialReport report = runner().run(spec, keeping(true));

    Path file = new ModelFolder(home).find(spec.id()).orElseThrow();
    Matcher scaling =
        Pattern.compile("\\{\"low\":\\[(.*)],\"span\":\\[(.*)]}")
            .matcher(entry(file, "targets.json"));
    assertThat(scaling.matches()).isTrue();
    double low = Double.parseDouble(scaling.group(1));
    double span = Double.parseDouble(scaling.group(2));
    DataPart test = new DataSets(new DataFolders(Optional.empty(), home)).load(line).test();
    INDArray outputs =
        ModelSerializer.restoreMultiLayerNetwork(file.toFile()).output(test.features());
    double squares = 0;
    for (int row = 0; row < test.rows(); row++) {
      squares += Math.pow(outputs.getDouble(row, 0) * span + low - test.target(row, 0), 2);
    }
    double rmse = Math.sqrt(squares / test.rows());
    assertThat(rmse).isCloseTo(report.results().get("test_rmse"), within(1e-3 * rmse));
    assertThat(entry(file, "labels.json")).isEqualTo("{\"labels\":[]}");
  }

  @Test
  void saved_isTheFirstFoldsNetworkWithItsOwnResults() throws Exception {
    TrialSpec folded = spec(new NamedOptions("digits", Map.of("folds", 4L)), Map.of("hidden", 8L));
    Path file = new ModelFolder(home).file(folded.id());
    DataSplits first = new DataSets(new DataFolders(Optional.empty(), home)).load(folded.dataset());

    Outcome once =
        new Dl4jTrainer(
                new NetworkFamilies(UserCode.none()), Clock.systemUTC(), new ModelFolder(home))
            .train(folded, List.of(first), keeping(true));
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    TrialReport report = runner().run(folded, keeping(true));

    assertThat(ModelSerializer.restoreMultiLayerNetwork(file.toFile()).params())
        .isEqualTo(network.params());
    assertThat(entry(file, "trial.json"))
        .contains("\"test_accuracy\":" + once.results().get("test_accuracy"))
        .doesNotContain("_sd");
    assertThat(report.results()).containsKey("test_accuracy_sd");
  }

  @Test
  void saved_isOnlyWhatSomebodyWants() {
    TrialSpec spec = spec(Map.of("hidden", 8L));
    runner().run(spec, keeping(false));
    runner().run(Trials.digits(Budget.epochs(1), Map.of("hidden", 8L)), keeping(true));

    assertThat(home.resolve("models")).doesNotExist();
  }

  @Test
  void saved_trialCompletesWithoutItsFileWhenTheDiskRefuses() throws Exception {
    Files.writeString(home.resolve("models"), "in the way");
    TrialSpec spec = spec(Map.of("hidden", 8L));

    TrialReport report = runner().run(spec, keeping(true));

    assertThat(report.results()).containsKey("test_accuracy");
    assertThat(new ModelFolder(home).find(spec.id())).isEmpty();
  }

  private static TrialSpec spec(Map<String, Object> parameters) {
    return spec("mlp", parameters);
  }

  private static TrialSpec spec(String network, Map<String, Object> parameters) {
    TrialSpec spec = Trials.digits(Budget.epochs(6), parameters);
    return TestSpecs.spec(spec.id())
        .parameters(spec.parameters())
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(spec.dataset())
        .network(NamedOptions.named(network))
        .recording(new Recording(false, 1))
        .build();
  }

  private static TrialSpec spec(NamedOptions dataset, Map<String, Object> parameters) {
    TrialSpec spec = spec(parameters);
    return TestSpecs.spec(spec.id())
        .parameters(spec.parameters())
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(dataset)
        .network(spec.network())
        .recording(spec.recording())
        .build();
  }

  private TrialRunner runner() {
    return new TrialRunner(
        new DataFolders(Optional.empty(), home), UserCode.none(), Clock.systemUTC());
  }

  private static EpochListener keeping(boolean answer) {
    return new EpochListener() {
      @Override
      public Verdict measured(Measurement measurement) {
        return Verdict.CONTINUE;
      }

      @Override
      public boolean keeps(Map<String, Double> results) {
        return answer;
      }
    };
  }

  private double accuracy(MultiLayerNetwork network) {
    DataSplits digits =
        new DataSets(new DataFolders(Optional.empty(), home)).load(NamedOptions.named("digits"));
    DataPart test = digits.test();
    INDArray best = network.output(test.features()).argMax(1);
    int right = 0;
    for (int row = 0; row < test.rows(); row++) {
      right += best.getInt(row) == test.label(row) ? 1 : 0;
    }
    return (double) right / test.rows();
  }

  private static String entry(Path file, String name) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
