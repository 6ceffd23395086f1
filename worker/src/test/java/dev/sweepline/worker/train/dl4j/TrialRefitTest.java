package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.evaluation.Evaluation;
import dev.sweepline.worker.evaluation.Evaluator;
import dev.sweepline.worker.evaluation.Outputs;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.train.Heartbeat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

@Tag("numeric")
class TrialRefitTest {
  /** 106 rows train, 36 validate, 36 test. */
  private static final DataSplits WINE = load(NamedOptions.named("wine"));

  @Test
  void minibatches_haveEachTrainingAndValidationRowOnceInEveryPass() {
    TrialRefit refit = refit(Map.of("batch_size", 32));

    assertThat(refit.minibatches()).isEqualTo(5);
    List<String> first = rows(refit, 1);
    List<String> second = rows(refit, 2);
    assertThat(first).hasSize(WINE.train().rows() + WINE.validation().rows());
    assertThat(first).isNotEqualTo(second);
    assertThat(first).containsExactlyInAnyOrderElementsOf(second);
    List<String> there = new ArrayList<>();
    for (DataPart part : List.of(WINE.train(), WINE.validation())) {
      for (int row = 0; row < part.rows(); row++) {
        there.add(row(part, row));
      }
    }
    assertThat(first).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void passes_areThoseOfTheTrialInItsOwnMinibatches() {
    TrialRefit refit = refit(Map.of("batch_size", 32)); // 4 steps a pass of the training part

    assertThat(refit.passes(List.of(epoch(1, 4, 0.5), epoch(2, 6, 0.4))))
        .isEqualTo(1.5, within(1e-12));
  }

  @Test
  void passes_endWithPatienceAtTheBestEpoch() {
    List<Measurement> recorded = List.of(epoch(1, 4, 0.5), epoch(2, 8, 0.3), epoch(3, 12, 0.4));

    assertThat(refit(Map.of("batch_size", 32)).passes(recorded)).isEqualTo(3);
    assertThat(refit(Map.of("batch_size", 32, "patience", 1)).passes(recorded)).isEqualTo(2);
  }

  @Test
  void rates_fallOnPlateausOfTheTrialsOwnLoss() {
    TrialRefit refit = refit(Map.of("lr_schedule", "plateau", "lr_patience", 1, "lr_decay", 0.5));
    List<Measurement> recorded = List.of(epoch(1, 4, 0.5), epoch(2, 8, 0.6), epoch(3, 12, 0.4));

    assertThat(refit.rates(recorded, 3)).containsExactly(1, 1, 0.5);
  }

  @Test
  void rates_spreadACosineOverAllPasses() {
    TrialRefit refit = refit(Map.of("lr_schedule", "cosine"));

    assertThat(refit.rates(List.of(epoch(1, 4, 0.5)), 2)).containsExactly(1, 0.5);
  }

  @Test
  void results_areThoseOfEvaluatingTheTestPart() {
    NamedOptions lines = new NamedOptions("lines", Map.of("examples", 8_000L));
    DataSplits data = load(lines);
    TrialRefit refit = refit(lines, data, Map.of());
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try (TrainableNetwork network = refit.network()) {
      assertThat(refit.testBatches()).isEqualTo(2); // of 1024 and 576 rows
      float[] first = refit.outputs(network, 0);
      float[] second = refit.outputs(network, 1);
      float[] outputs = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, outputs, first.length, second.length);

      assertThat(refit.results(network, outputs))
          .isEqualTo(
              Evaluation.of(Outputs.of(network), data.test(), Evaluator.of(data), new Heartbeat())
                  .metrics("test_"));
    } finally {
      keeper.end();
    }
  }

  private static DataSplits load(NamedOptions dataset) {
    return new DataSets(new DataFolders(Optional.empty(), Path.of("nowhere"))).load(dataset);
  }

  private static TrialRefit refit(Map<String, Object> parameters) {
    return refit(NamedOptions.named("wine"), WINE, parameters);
  }

  private static TrialRefit refit(
      NamedOptions dataset, DataSplits data, Map<String, Object> parameters) {
    TrialSpec spec =
        TestSpecs.spec(new TrialId("s", 0))
            .parameters(parameters)
            .seed(7)
            .budget(Budget.epochs(3))
            .dataset(dataset)
            .build();
    return new TrialRefit(spec, data, new NetworkFamilies(UserCode.none()).get("mlp"), 0);
  }

  private static Measurement epoch(int epoch, long step, double loss) {
    return new Measurement(epoch, step, Map.of("val_loss", loss));
  }

  private static List<String> rows(TrialRefit refit, int pass) {
    List<String> rows = new ArrayList<>();
    for (int index = 0; index < refit.minibatches(); index++) {
      DataSet minibatch = refit.minibatch(pass, index);
      for (int row = 0; row < minibatch.numExamples(); row++) {
        float[] features = minibatch.getFeatures().getRow(row).toFloatVector();
        rows.add(Arrays.toString(features) + minibatch.getLabels().getFloat(row, 0));
      }
    }
    return rows;
  }

  private static String row(DataPart part, int row) {
    float[] features = new float[WINE.features()];
    part.copy(row, features);
    return Arrays.toString(features) + (float) part.label(row);
  }
}
