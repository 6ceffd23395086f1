package dev.sweepline.worker.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final int ROWS = 50;

  @Test
  void apply_scalesByTrainingRowsAlone() {
    for (String normalize : Normalisation.WORDS) {
      for (boolean image : new boolean[] {true, false}) {
        DataSplits calm = prepare(normalize, data(image, 1));
        DataSplits wild = prepare(normalize, data(image, 1000));

        assertThat(wild.train().features().toFloatMatrix())
            .as(normalize)
            .isDeepEqualTo(calm.train().features().toFloatMatrix());
        assertThat(wild.validation().features().toFloatMatrix()[0])
            .isNotEqualTo(calm.validation().features().toFloatMatrix()[0]);
      }
    }
  }

  @Test
  void apply_standardizesEachColumnOfATable() {
    DataSplits data = prepare("standardize", data(false, 1));

    for (int column = 0; column < 2; column++) {
      assertThat(data.train().features().getColumn(column).meanNumber().doubleValue())
          .isCloseTo(0, within(1e-5));
      assertThat(data.train().features().getColumn(column).std(false).getDouble(0))
          .isCloseTo(1, within(1e-5));
    }
    assertThat(data.train().features().getColumn(2).toFloatVector()).containsOnly(0);
    assertThat(data.test().features().getColumn(2).toFloatVector()).containsOnly(0);
  }

  @Test
  void apply_scalesAllPixelsOfAnImageAlike() {
    DataSplits data = prepare("min_max", data(true, 1));

    float[][] rows = data.train().features().toFloatMatrix();
    float[][] raw = prepare("none", data(true, 1)).train().features().toFloatMatrix();
    float scale = (rows[0][1] - rows[0][0]) / (raw[0][1] - raw[0][0]);
    assertThat((rows[3][2] - rows[5][0]) / (raw[3][2] - raw[5][0])).isCloseTo(scale, within(1e-4f));
    assertThat(data.train().features().minNumber().doubleValue()).isEqualTo(0);
    assertThat(data.train().features().maxNumber().doubleValue()).isEqualTo(1);
  }

  @Test
  void apply_fillsTheRangeThatIsAskedFor() {
    Object range = Map.of("min_max", List.of(-1L, 0.5));
    float[][] rows = prepare(range, data(false, 1)).train().features().toFloatMatrix();
    float[][] raw = prepare("none", data(false, 1)).train().features().toFloatMatrix();

    for (int column = 0; column < 2; column++) {
      DoubleSummaryStatistics seen = statistics(raw, column);
      DoubleSummaryStatistics scaled = statistics(rows, column);
      assertThat(scaled.getMin()).isCloseTo(-1, within(1e-6));
      assertThat(scaled.getMax()).isCloseTo(0.5, within(1e-6));
      double expected =
          -1 + 1.5 * (raw[3][column] - seen.getMin()) / (seen.getMax() - seen.getMin());
      assertThat((double) rows[3][column]).isCloseTo(expected, within(1e-6));
    }
    assertThat(statistics(rows, 2).getMax()).isZero();
  }

  /** The leak test above, for a range. */
  @Test
  void apply_fitsTheRangeOnTrainingRowsAlone() {
    Object range = Map.of("min_max", List.of(-1L, 1L));

    assertThat(prepare(range, data(true, 1000)).train().features().toFloatMatrix())
        .isDeepEqualTo(prepare(range, data(true, 1)).train().features().toFloatMatrix());
  }

  @Test
  void apply_limitsTheTrainingPartAlone() {
    OptionReader options = new OptionReader(Map.of("limit", 8L));
    DataSplits data =
        Preparation.of(options, Preparation.Standard.TABLE).apply(data(true, 1)).get(0);

    assertThat(data.train().rows()).isEqualTo(8);
    assertThat(data.validation().rows()).isEqualTo(10);
    assertThat(data.test().rows()).isEqualTo(10);
  }

  @Test
  void apply_augmentsTheTrainingPartAlone() {
    OptionReader options = new OptionReader(Map.of("augment", Map.of("flip", true)));
    DataSplits data =
        Preparation.of(options, Preparation.Standard.IMAGES).apply(data(true, 1)).get(0);

    assertThat(data.train().augmentation()).isPresent();
    assertThat(data.validation().augmentation()).isEmpty();
    assertThat(data.test().augmentation()).isEmpty();
  }

  @Test
  void split_refusesASingleClass() {
    Examples examples =
        new Examples(1, new DenseValues.Floats(new float[ROWS]), new Targets.Labels(new int[ROWS]));
    RawData data =
        new RawData(
            new InputShape.Flat(1), Task.Classification.numbered(2), examples, Optional.empty());
    Preparation preparation =
        Preparation.of(new OptionReader(Map.of()), Preparation.Standard.TABLE);

    assertThatThrownBy(() -> preparation.split(data))
        .isInstanceOf(DataException.class)
        .hasMessage("all 30 training examples are of one class, '0': there is nothing to learn");
  }

  private static DoubleSummaryStatistics statistics(float[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).summaryStatistics();
  }

  private static DataSplits prepare(Object normalize, RawData data) {
    return Preparation.of(
            new OptionReader(Map.of("normalize", normalize)), Preparation.Standard.TABLE)
        .apply(data)
        .get(0);
  }

  /** Three columns, the last without spread; values outside of the training part are stretched. */
  private static RawData data(boolean image, float stretch) {
    SplittableRandom random = new SplittableRandom(7);
    float[] values = new float[ROWS * 3];
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row * 3] = (float) random.nextGaussian();
      values[row * 3 + 1] = 100 + 10 * (float) random.nextGaussian();
      values[row * 3 + 2] = 0.1f;
      labels[row] = row % 2;
    }
    Splitting rows = Splitting.of(ROWS, Preparation.Standard.TABLE.shares());
    for (int[] others : new int[][] {rows.validation(), rows.test()}) {
      for (int row : others) {
        values[row * 3] *= stretch;
        values[row * 3 + 1] *= stretch;
      }
    }
    return new RawData(
        image ? new InputShape.Image(1, 1, 3) : new InputShape.Flat(3),
        Task.Classification.numbered(2),
        new Examples(3, new DenseValues.Floats(values), new Targets.Labels(labels)),
        Optional.empty());
  }
}
