package dev.sweepline.worker.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.kit.TestSweeps;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Normal;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepValidatorTest {
  private static final NamedOptions DIGITS = NamedOptions.named("digits");
  private static final NamedOptions MLP = NamedOptions.named("mlp");
  private static final Map<String, Parameter> FINE =
      Map.of("learning_rate", new LogUniform(1e-4, 0.1));

  @TempDir Path home;

  @Test
  void check_isContentWithAGoodSweep() {
    Map<String, Parameter> space =
        Map.of(
            "learning_rate", new LogUniform(1e-4, 0.1),
            "hidden", new QLogUniform(16, 128, 16.0),
            "layers", new IntUniform(0, 3),
            "hidden2", new Constant(32L),
            "dropout", new Uniform(0, 0.5),
            "batch_size", new Categorical(List.of(32L, 64.0)),
            "activation", new Categorical(List.of("relu", "tanh")));

    assertThat(check(DIGITS, MLP, space, "val_accuracy")).isEmpty();
    assertThat(check(DIGITS, MLP, FINE, "test_accuracy")).isEmpty();
  }

  @Test
  void check_knowsWhatConditionsMayName() {
    assertThat(checkCondition("val_loss > 3 and epoch >= 2 or step > 9 and report > 1")).isEmpty();
    assertThat(checkCondition("val_los > 3"))
        .containsExactly(new Problem("stop_if", "no metric 'val_los'; did you mean 'val_loss'?"));
    assertThat(checkCondition("test_accuracy > 0.9"))
        .containsExactly(
            new Problem(
                "stop_if", "trials report test_accuracy once they are done, not while they train"));
  }

  @Test
  void check_asksThatTrialsAreJudgedOnWhatDecides() {
    assertThat(checkJudging("val_loss", "evaluate: {test: none, train: 0}")).isEmpty();
    assertThat(checkJudging("test_loss", "evaluate: {test: best}"))
        .containsExactly(
            new Problem("evaluate.test", "test_loss decides about trials; write test: all"));
    assertThat(checkJudging("val_loss", "stop_if: train_accuracy > 0.9\nevaluate: {train: 0}"))
        .containsExactly(
            new Problem(
                "evaluate.train", "train_accuracy decides about trials; write train: 2000"));
  }

  private static List<Problem> checkJudging(String metric, String more) {
    String file =
        """
        method: random
        run_cap: 3
        dataset: digits
        network: mlp
        metric: {name: %s, goal: minimize}
        parameters: {learning_rate: {min: 0.001, max: 0.1}}
        %s
        """
            .formatted(metric, more);
    return SweepValidator.check(
        SweepFile.read("a.yaml", file).sweep().orElseThrow(), new NetworkFamilies(UserCode.none()));
  }

  @Test
  void check_asksWhetherNetworksCanBeHandedOn() {
    assertThat(checkPopulation("digits", "{learning_rate: {min: 0.001, max: 0.1}}")).isEmpty();
    assertThat(
            checkPopulation(
                "{name: digits, folds: 3}",
                "{hidden: {min: 10, max: 20}, patience: {value: 3}, epochs: {value: 9},"
                    + " lr_schedule: {values: [constant, step]}}"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "dataset",
            "parameters.patience",
            "parameters.epochs",
            "parameters.lr_schedule",
            "parameters");
    assertThat(checkPopulation("digits", "{hidden: {min: 10, max: 20}}\nexplore: [hidden]"))
        .containsExactly(
            new Problem(
                "explore", "hidden cannot change while a network trains; remove it from explore"));
  }

  private static List<Problem> checkPopulation(String dataset, String parameters) {
    String file =
        """
        method: pbt
        dataset: %s
        network: mlp
        metric: {name: val_loss, goal: minimize}
        parameters: %s
        """
            .formatted(dataset, parameters);
    return SweepValidator.check(
        SweepFile.read("a.yaml", file).sweep().orElseThrow(), new NetworkFamilies(UserCode.none()));
  }

  private static List<Problem> checkCondition(String condition) {
    String file =
        """
        method: random
        run_cap: 3
        dataset: digits
        network: mlp
        metric: {name: val_loss, goal: minimize}
        stop_if: "%s"
        parameters: {learning_rate: {min: 0.001, max: 0.1}}
        """
            .formatted(condition);
    return SweepValidator.check(
        SweepFile.read("a.yaml", file).sweep().orElseThrow(), new NetworkFamilies(UserCode.none()));
  }

  @Test
  void check_looksIntoParametersThatChooseOptionsOfTheDataSet() {
    Map<String, Parameter> good =
        Map.of(
            "dataset.noise", new Uniform(0, 0.5),
            "dataset.normalize", new Categorical(List.of("min_max", "none")));
    Map<String, Parameter> bad =
        Map.of(
            "dataset.noise", new Uniform(5, 50),
            "dataset.normalise", new Constant("min_max"));

    assertThat(check(NamedOptions.named("lines"), MLP, good, "val_loss")).isEmpty();
    assertThat(check(NamedOptions.named("lines"), MLP, bad, "val_loss"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("parameters.dataset.noise", "parameters.dataset.normalise");
  }

  @Test
  void check_suggestsDataSetNetworkAndMetric() {
    assertThat(check(NamedOptions.named("digit"), NamedOptions.named("mpl"), FINE, "accuracy"))
        .containsExactly(
            new Problem("dataset", "no data set 'digit'; did you mean 'digits'?"),
            new Problem("network", "no network 'mpl'; did you mean 'mlp'?"),
            new Problem("metric.name", "no metric 'accuracy'; did you mean 'val_accuracy'?"));
    assertThat(check(NamedOptions.named("FashionMNIST"), MLP, FINE, "kappa"))
        .containsExactly(
            new Problem("dataset", "no data set 'FashionMNIST'; did you mean 'fashion-mnist'?"),
            new Problem(
                "metric.name",
                "no metric 'kappa'; trials report val_loss, val_accuracy, val_f1,"
                    + " val_top3_accuracy, val_top5_accuracy, train_loss, train_accuracy,"
                    + " test_loss, test_accuracy, test_f1, test_top3_accuracy, test_top5_accuracy,"
                    + " seconds"));
    assertThat(check(DIGITS, MLP, FINE, "macro_f1"))
        .containsExactly(
            new Problem("metric.name", "no metric 'macro_f1'; did you mean 'val_f1'?"));
  }

  @Test
  void check_knowsTheMetricsOfNumbersAndOfLabels() {
    NamedOptions numbers = new NamedOptions("csv", Map.of("file", "x.csv", "task", "regression"));
    NamedOptions labels = new NamedOptions("csv", Map.of("file", "x.csv"));

    assertThat(check(numbers, MLP, FINE, "val_rmse")).isEmpty();
    assertThat(check(numbers, MLP, FINE, "test_r2")).isEmpty();
    assertThat(check(labels, MLP, FINE, "val_accuracy")).isEmpty();
    assertThat(check(numbers, MLP, FINE, "val_accuracy"))
        .containsExactly(
            new Problem(
                "metric.name",
                "no metric 'val_accuracy', since the data set predicts numbers; trials report"
                    + " val_loss, val_mse, val_rmse, val_mae, val_r2, train_loss, train_rmse,"
                    + " test_loss, test_mse, test_rmse, test_mae, test_r2, seconds"));
    assertThat(check(labels, MLP, FINE, "val_rmse"))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith(
            "no metric 'val_rmse', since the data set has labels; trials report val_loss,"
                + " val_accuracy, ");
    assertThat(check(numbers, MLP, FINE, "r2"))
        .containsExactly(new Problem("metric.name", "no metric 'r2'; did you mean 'val_r2'?"));
  }

  @Test
  void check_refusesFoldsThatAreNone() {
    assertThat(check(new NamedOptions("iris", Map.of("folds", 5L)), MLP, FINE, "val_loss"))
        .isEmpty();
    assertThat(check(new NamedOptions("iris", Map.of("folds", 1L)), MLP, FINE, "val_loss"))
        .containsExactly(new Problem("dataset.folds", "folds 1 is not an integer from 2 to 1000"));
    assertThat(
            new DataSets(new DataFolders(Optional.empty(), home))
                .look(new NamedOptions("iris", Map.of("folds", 121L)))
                .broken())
        .contains("folds 121 are too many: 120 examples are left beside the test part");
  }

  @Test
  void check_refusesConvolutionsOverTables() {
    NamedOptions cnn = NamedOptions.named("cnn");

    assertThat(check(DIGITS, cnn, FINE, "val_loss")).isEmpty();
    assertThat(check(new NamedOptions("csv", Map.of("path", "x.csv")), cnn, FINE, "val_loss"))
        .noneMatch(problem -> problem.path().equals("network"));
    assertThat(check(NamedOptions.named("iris"), cnn, FINE, "val_loss"))
        .containsExactly(
            new Problem(
                "network",
                "network 'cnn' needs images, but an example is 4 values without height and width;"
                    + " use mlp"));
  }

  @Test
  void check_refusesOptionsOfDataSet() {
    assertThat(check(new NamedOptions("digits", Map.of("rows", 5L)), MLP, FINE, "val_loss"))
        .containsExactly(
            new Problem(
                "dataset.rows",
                "data set 'digits' has no option 'rows'; it has split, folds, stratify, normalize,"
                    + " limit, augment"));
  }

  @Test
  void check_suggestsParameters() {
    assertParameter(
        "lr",
        new Uniform(0, 1),
        "network 'mlp' has no parameter 'lr'; did you mean 'learning_rate'?");
    assertParameter(
        "regularization",
        new Uniform(0, 1),
        "network 'mlp' has no parameter 'regularization'; did you mean 'l2'?");
  }

  @Test
  void check_refusesValues() {
    assertParameter(
        "optimizer",
        new Categorical(List.of("adam", "adamm")),
        "'adamm' is not one of adam, sgd, momentum, nesterov, rmsprop, adagrad; did you mean"
            + " 'adam'?");
    assertParameter(
        "dropout",
        new Categorical(List.of(0.1, 1.0, 2.0, 1.0)),
        "1.0 is not a number >= 0 and < 1; also, 2.0 is not a number >= 0 and < 1");
    assertParameter("batch_size", new Constant("64"), "'64' is not an integer from 1 to 1048576");
    assertParameter("dropout", new Constant(1.0), "1.0 is not a number >= 0 and < 1");
    assertParameter("momentum", new Constant(true), "true is not a number >= 0 and < 1");
  }

  @Test
  void check_refusesRanges() {
    assertParameter("dropout", new Uniform(0, 1.5), "1.5 is not a number >= 0 and < 1");
    assertParameter("l2", new Uniform(-1, 0.1), "-1.0 is not a number >= 0");
    assertParameter("layers", new IntUniform(-2, 3), "-2.0..3.0 is not within 0 to 64");
    assertParameter(
        "learning_rate", new QLogUniform(0.0001, 0.1, 0.0005), "0.0 is not a number > 0");
    assertParameter("activation", new IntUniform(0, 3), "a range of numbers is not one of");
    assertParameter("hidden", new Uniform(16, 128), "uniform draws fractions: ");
    assertParameter("learning_rate", new Normal(0.01, 0.1), "-0.19 is not a number > 0");
  }

  @Test
  void check_refusesWidthsOfLayersThatNoTrialHas() {
    assertParameter(
        "hidden2",
        new IntUniform(8, 16),
        "hidden2 is never used: no trial has more hidden layers than 1; set layers");
    assertThat(
            check(
                DIGITS,
                new NamedOptions("mlp", Map.of("layers", 2L)),
                Map.of("hidden2", new Constant(8L)),
                "val_loss"))
        .isEmpty();
    assertThat(
            check(
                DIGITS,
                MLP,
                Map.of("hidden2", new Constant(8L), "hidden", new Constant(List.of(4L, 4L))),
                "val_loss"))
        .isEmpty();
  }

  @Test
  void check_readsNetworkOptionsAsParameters() {
    assertThat(check(DIGITS, new NamedOptions("mlp", Map.of("layer", 2L)), FINE, "val_loss"))
        .containsExactly(
            new Problem(
                "network.layer", "network 'mlp' has no parameter 'layer'; did you mean 'layers'?"));
    assertThat(
            check(DIGITS, new NamedOptions("mlp", Map.of("learning_rate", 0.1)), FINE, "val_loss"))
        .containsExactly(
            new Problem(
                "network.learning_rate",
                "learning_rate is also in parameters; say it in one place"));
  }

  @Test
  void check_knowsEveryFamily() {
    Map<String, Parameter> filters =
        Map.of("filters", new Constant(List.of(8L, 16L)), "filters2", new IntUniform(4, 8));

    assertThat(check(DIGITS, NamedOptions.named("cnn"), filters, "val_loss")).isEmpty();
    assertThat(check(DIGITS, NamedOptions.named("softmax"), FINE, "val_loss")).isEmpty();
    assertThat(
            check(
                DIGITS,
                NamedOptions.named("cnn"),
                Map.of("filters3", new Constant(4L)),
                "val_loss"))
        .extracting(Problem::message)
        .containsExactly(
            "filters3 is never used: no trial has more convolutions than 2; set conv_layers");
    assertThat(
            check(
                DIGITS,
                NamedOptions.named("softmax"),
                Map.of("hidden", new Constant(4L)),
                "val_loss"))
        .extracting(Problem::message)
        .allMatch(line -> line.startsWith("network 'softmax' has no parameter 'hidden'"));
  }

  @Test
  void check_saysWhyTheUsersNetworkCannotBeHad() {
    assertThat(check(DIGITS, NamedOptions.named("no-such.json"), FINE, "val_loss"))
        .containsExactly(new Problem("network", "no-such.json: no such file"));
    assertThat(check(DIGITS, NamedOptions.named("com.example.None"), FINE, "val_loss"))
        .extracting(Problem::message)
        .containsExactly("no class com.example.None on the class path; name its jar with --jars");
    assertThat(check(DIGITS, NamedOptions.named("transformer"), FINE, "val_loss"))
        .extracting(Problem::message)
        .containsExactly(
            "no network 'transformer'; there is mlp, softmax, cnn, or your own: a .json file or a"
                + " class's full name");
  }

  private static void assertParameter(String name, Parameter parameter, String message) {
    List<Problem> complaints = check(DIGITS, MLP, Map.of(name, parameter), "val_loss");

    assertThat(complaints).extracting(Problem::path).containsExactly("parameters." + name);
    assertThat(complaints.get(0).message()).startsWith(message);
  }

  private static List<Problem> check(
      NamedOptions dataset, NamedOptions network, Map<String, Parameter> space, String metric) {
    return SweepValidator.check(
        TestSweeps.sweep()
            .name("checked")
            .objective(new Objective(metric, Goal.MAXIMIZE))
            .space(new SearchSpace(space))
            .runCap(1)
            .dataset(dataset)
            .network(network)
            .build(),
        new NetworkFamilies(UserCode.none()));
  }
}
