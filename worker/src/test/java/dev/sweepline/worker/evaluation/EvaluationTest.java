package dev.sweepline.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.dl4j.NativeLogits;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.Heartbeat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("numeric")
class EvaluationTest {
  private static final DataSplits DIGITS =
      new DataSets(new DataFolders(Optional.empty(), Path.of("none")))
          .load(NamedOptions.named("digits"));

  private final TrainableNetwork network =
      new NetworkFamilies(UserCode.none())
          .get("mlp")
          .build(Map.of(), DIGITS.form(), new RandomStreams(1));

  @Test
  void of_judgesEveryRow() {
    assertThat(accuracy(1)).isEqualTo(rowByRow(1));
  }

  /** Every third row is neither contiguous nor a whole number of chunks. */
  @Test
  void of_judgesEveryThirdRow() {
    assertThat(accuracy(3)).isEqualTo(rowByRow(3)).isNotEqualTo(rowByRow(1));
  }

  private double accuracy(int stride) {
    return Evaluation.of(
            Outputs.of(network),
            DIGITS.train(),
            new ClassificationEvaluator(10),
            stride,
            new Heartbeat())
        .scores()
        .get("accuracy");
  }

  private double rowByRow(int stride) {
    DataPart part = DIGITS.train();
    Logits logits = new Logits();
    int right = 0;
    int rows = 0;
    for (int row = 0; row < part.rows(); row += stride) {
      try (INDArray one = part.features().getRow(row, true).dup();
          INDArray output = network.output(one)) {
        NativeLogits.read(output, logits);
      }
      right += logits.best(0, 10) == part.label(row) ? 1 : 0;
      rows++;
    }
    return (double) right / rows;
  }
}
