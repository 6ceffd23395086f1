package dev.sweepline.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand. */
class MetricsTest {
  private static final Offset<Double> CLOSE = within(1e-15);

  /**
   * Labels 0 0 0 1 1 2, predictions 0 0 1 1 2 0: F1 is 2·2/(3+3), 2·1/(2+2) and 0 of the classes 0,
   * 1 and 2; class 3 does not occur.
   */
  @Test
  void macroF1_isMeanOverClassesThatOccur() {
    ConfusionMatrix confusion = new ConfusionMatrix(4);
    int[] labels = {0, 0, 0, 1, 1, 2};
    int[] predicted = {0, 0, 1, 1, 2, 0};
    for (int i = 0; i < labels.length; i++) {
      confusion.add(labels[i], predicted[i]);
    }

    assertThat(confusion.accuracy()).isEqualTo(0.5);
    assertThat(confusion.macroF1()).isCloseTo((2.0 / 3 + 0.5 + 0) / 3, CLOSE);
  }

  @Test
  void macroF1_countsClassThatIsOnlyPredicted() {
    ConfusionMatrix confusion = new ConfusionMatrix(2);
    confusion.add(0, 0);
    confusion.add(0, 1);

    assertThat(confusion.macroF1()).isCloseTo((2.0 / 3 + 0) / 2, CLOSE);
  }

  @Test
  void accuracyAndF1_areNotNumbersWithoutRows() {
    assertThat(new ConfusionMatrix(2).accuracy()).isNaN();
    assertThat(new ConfusionMatrix(2).macroF1()).isNaN();
    assertThat(new TopRanks(2).within(1)).isNaN();
  }

  @Test
  void within_countsRanksBelowK() {
    TopRanks ranks = new TopRanks(6);
    for (int rank : new int[] {0, 0, 1, 2, 3, 4, 5, 5}) {
      ranks.add(rank);
    }

    assertThat(ranks.within(1)).isEqualTo(0.25);
    assertThat(ranks.within(3)).isEqualTo(0.5);
    assertThat(ranks.within(5)).isEqualTo(0.75);
    assertThat(ranks.within(9)).isEqualTo(1);
  }

  /** Targets 1 2 3 6 (mean 3, squares of distances 14), predictions off by 1 0 -2 1. */
  @Test
  void residuals_giveErrorsAndVarianceExplained() {
    Residuals residuals = new Residuals();
    residuals.add(2, 1);
    residuals.add(2, 2);
    residuals.add(1, 3);
    residuals.add(7, 6);

    assertThat(residuals.mse()).isEqualTo(1.5);
    assertThat(residuals.rmse()).isCloseTo(Math.sqrt(1.5), CLOSE);
    assertThat(residuals.mae()).isEqualTo(1);
    assertThat(residuals.r2()).isCloseTo(1 - 6.0 / 14, CLOSE);
  }

  @Test
  void r2_survivesLargeTargets() {
    Residuals residuals = new Residuals();
    for (double target : new double[] {1e9, 1e9 + 1, 1e9 + 2}) {
      residuals.add(target + 1, target);
    }

    assertThat(residuals.r2()).isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void r2_isNoNumberWithoutSpread() {
    Residuals residuals = new Residuals();
    residuals.add(4, 5);
    residuals.add(5, 5);

    assertThat(residuals.r2()).isNaN();
    assertThat(residuals.mse()).isEqualTo(0.5);
  }
}
