package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.DivergedException;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training on numbers to predict. */
@Tag("numeric")
class NumbersTest {
  private static final Map<String, Object> QUICK = Map.of("learning_rate", 0.02, "batch_size", 16L);

  @TempDir Path folder;

  private final Trainer trainer =
      new Dl4jTrainer(
          new NetworkFamilies(UserCode.none()),
          InstantSource.fixed(Instant.EPOCH),
          new ModelFolder(Path.of("none")));

  @ParameterizedTest
  @CsvSource({"softmax,mse", "mlp,mse", "softmax,mae"})
  void train_learnsALine(String network, String loss) {
    Recorder recorder = new Recorder();

    Outcome outcome =
        trainer.train(
            spec(network, 30, with(QUICK, "loss", loss)),
            load(TableFile.line(folder, 50, 1e4)),
            recorder);

    assertThat(recorder.last().metric("val_r2")).isGreaterThan(0.99);
    assertThat(outcome.results().get("test_r2")).isGreaterThan(0.99);
    assertThat(outcome.results().get("test_rmse")).isBetween(0.0, 15.0);
  }

  @Test
  void train_reportsTheMetricsOfNumbers() {
    Recorder recorder = new Recorder();

    Outcome outcome =
        trainer.train(spec("mlp", 2, QUICK), load(TableFile.line(folder, 1, 0)), recorder);

    Map<String, Double> last = recorder.last().metrics();
    Set<String> all = new HashSet<>(last.keySet());
    all.addAll(outcome.results().keySet());
    assertThat(all).containsExactlyInAnyOrderElementsOf(MetricNames.ofRegression());
    assertThat(last.get("val_rmse") * last.get("val_rmse"))
        .isCloseTo(last.get("val_mse"), within(1e-9));
  }

  /** A network of zeros says the mean of the training numbers. */
  @Test
  void train_measuresInTheNumbersOwnUnit() {
    DataSplits data = load(TableFile.line(folder, 50, 1e4));
    Recorder recorder = new Recorder();

    trainer.train(
        spec("softmax", 1, Map.of("init", "zeros", "optimizer", "sgd", "learning_rate", 1e-12)),
        data,
        recorder);

    double mean = mean(data.train());
    double squares = 0;
    double magnitudes = 0;
    double spread = 0;
    DataPart part = data.validation();
    for (int row = 0; row < part.rows(); row++) {
      double off = part.target(row, 0) - mean;
      squares += off * off / part.rows();
      magnitudes += Math.abs(off) / part.rows();
      spread += Math.pow(part.target(row, 0) - mean(part), 2) / part.rows();
    }
    double span = data.targets().orElseThrow().span()[0];
    Map<String, Double> metrics = recorder.last().metrics();
    assertThat(metrics.get("val_mse")).isCloseTo(squares, within(1e-4 * squares));
    assertThat(metrics.get("val_rmse")).isCloseTo(Math.sqrt(squares), within(1e-4 * span));
    assertThat(metrics.get("val_mae")).isCloseTo(magnitudes, within(1e-4 * span));
    assertThat(metrics.get("val_r2")).isCloseTo(1 - squares / spread, within(1e-4));
    assertThat(metrics.get("val_loss")).isCloseTo(squares / span / span, within(1e-4));
    assertThat(metrics.get("train_rmse")).isCloseTo(span, within(1e-4 * span));
  }

  /** Else the unit in which somebody wrote the numbers would ask for other learning rates. */
  @Test
  void train_learnsAlikeWhateverTheUnit() {
    Recorder metres = new Recorder();
    Recorder millimetres = new Recorder();

    trainer.train(spec("mlp", 3, QUICK), load(TableFile.line(folder, 1, 0)), metres);
    trainer.train(spec("mlp", 3, QUICK), load(TableFile.line(folder, 1000, 0)), millimetres);

    assertThat(millimetres.last().metric("val_loss"))
        .isCloseTo(metres.last().metric("val_loss"), within(1e-3));
    assertThat(millimetres.last().metric("val_rmse"))
        .isCloseTo(1000 * metres.last().metric("val_rmse"), within(5.0));
  }

  @Test
  void train_givesTheSameCurvesAgain() {
    Map<String, Object> parameters = with(QUICK, "dropout", 0.2);
    Recorder first = new Recorder();
    Recorder again = new Recorder();

    trainer.train(spec("mlp", 3, parameters), load(TableFile.line(folder, 1, 0)), first);
    trainer.train(spec("mlp", 3, parameters), load(TableFile.line(folder, 1, 0)), again);

    assertThat(again.curves()).isEqualTo(first.curves());
  }

  @Test
  void train_refusesALossOfLabelsAndSaysWhereItDiverged() {
    DataSplits data = load(TableFile.line(folder, 1, 0));

    assertThatThrownBy(
            () ->
                trainer.train(
                    spec("mlp", 1, Map.of("loss", "cross_entropy")), data, new Recorder()))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage(
            "loss cross_entropy needs labels, but this data set has numbers; use mse or mae");
    assertThatThrownBy(
            () ->
                trainer.train(
                    spec("mlp", 50, Map.of("optimizer", "sgd", "learning_rate", 1e6)),
                    data,
                    new Recorder()))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching("(training|validation) loss is (NaN|Infinity) in epoch 1 at step \\d+");
  }

  private static double mean(DataPart part) {
    double sum = 0;
    for (int row = 0; row < part.rows(); row++) {
      sum += part.target(row, 0);
    }
    return sum / part.rows();
  }

  private DataSplits load(NamedOptions choice) {
    return new DataSets(new DataFolders(Optional.empty(), folder)).load(choice);
  }

  private static Map<String, Object> with(
      Map<String, Object> parameters, String name, Object value) {
    Map<String, Object> more = new HashMap<>(parameters);
    more.put(name, value);
    return more;
  }

  private static TrialSpec spec(String network, int epochs, Map<String, Object> parameters) {
    return TestSpecs.spec(new TrialId("test", 0))
        .parameters(parameters)
        .seed(7)
        .budget(Budget.epochs(epochs))
        .dataset(NamedOptions.named("csv"))
        .network(NamedOptions.named(network))
        .build();
  }
}
