package dev.sweepline.worker.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.loss.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OutputLossTest {
  private static final INDArray LABELS = Nd4j.createFromArray(new float[][] {{2}, {0}});
  private static final float[][] OUTPUTS = {{0.5f, -1, 2}, {0.1f, 0.7f, -0.4f}};

  @Test
  void score_isMeanOfHandArithmetic() {
    double first = Math.log(Math.exp(0.5) + Math.exp(-1) + Math.exp(2)) - 2;
    double second = Math.log(Math.exp(0.1) + Math.exp(0.7) + Math.exp(-0.4)) - 0.1;

    assertThat(score(Loss.CROSS_ENTROPY, OUTPUTS)).isCloseTo(first + second, within(1e-6));
  }

  @Test
  void score_staysFiniteForLargeOutputsAndShowsNaN() {
    assertThat(score(Loss.CROSS_ENTROPY, new float[][] {{1e6f, 0, 0}, {0, 0, 0}}))
        .isCloseTo(1e6 + Math.log(3), within(1e-3));
    assertThat(score(Loss.CROSS_ENTROPY, new float[][] {{1, Float.NaN, 0}, {0, 0, 0}})).isNaN();
    assertThat(score(Loss.MSE, new float[][] {{1, Float.POSITIVE_INFINITY, 0}, {0, 0, 0}})).isNaN();
  }

  @ParameterizedTest
  @EnumSource
  void gradient_isSlopeOfScore(Loss loss) {
    INDArray gradient =
        new OutputLoss(loss, Task.Classification.numbered(3))
            .computeGradient(LABELS, Nd4j.createFromArray(OUTPUTS), new ActivationIdentity(), null);

    for (int row = 0; row < 2; row++) {
      for (int k = 0; k < 3; k++) {
        double slope = (nudged(loss, row, k, 1e-2f) - nudged(loss, row, k, -1e-2f)) / 2e-2;
        assertThat(gradient.getDouble(row, k)).isCloseTo(slope, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradient_readsColumnMajorOutputs(Loss loss) {
    INDArray rows = Nd4j.createFromArray(OUTPUTS);
    OutputLoss softmax = new OutputLoss(loss, Task.Classification.numbered(3));

    assertThat(softmax.computeGradient(LABELS, rows.dup('f'), new ActivationIdentity(), null))
        .isEqualTo(softmax.computeGradient(LABELS, rows, new ActivationIdentity(), null));
  }

  @Test
  void computeGradient_followsHandArithmeticForNumbers() {
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}, {3, 1}});
    INDArray outputs = Nd4j.createFromArray(new float[][] {{2, 4}, {2, 1}});
    OutputLoss squares = new OutputLoss(Loss.MSE, new Task.Regression(2));
    OutputLoss distances = new OutputLoss(Loss.MAE, new Task.Regression(2));

    assertThat(squares.computeScore(targets, outputs, null, null, true)).isEqualTo(4.5);
    assertThat(distances.computeScore(targets, outputs, null, null, true)).isEqualTo(1.5);
    assertThat(squares.computeGradient(targets, outputs, null, null).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 4}, {-1, 0}});
    assertThat(distances.computeGradient(targets, outputs, null, null).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0.5f, 0.5f}, {-0.5f, 0}});
  }

  private static double nudged(Loss loss, int row, int k, float by) {
    float[][] outputs = {OUTPUTS[0].clone(), OUTPUTS[1].clone()};
    outputs[row][k] += by;
    return score(loss, outputs);
  }

  private static double score(Loss loss, float[][] outputs) {
    return new OutputLoss(loss, Task.Classification.numbered(3))
        .computeScore(LABELS, Nd4j.createFromArray(outputs), new ActivationIdentity(), null, false);
  }
}
