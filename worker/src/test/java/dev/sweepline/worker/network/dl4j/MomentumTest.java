package dev.sweepline.worker.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

class MomentumTest {
  @Test
  void applyUpdater_followsHandArithmetic() {
    INDArray state = Nd4j.ones(DataType.FLOAT, 1, 2); // cleared by the updater
    GradientUpdater<?> updater = new Momentum(0.5, 0.75).instantiate(state, true);

    assertThat(step(updater, 1, -2)).containsExactly(0.5f, -1); // v = 0.5 g
    assertThat(step(updater, 1, 0)).containsExactly(0.875f, -0.75f); // v = 0.75 v + 0.5 g
    assertThat(step(updater, 0, 0)).containsExactly(0.65625f, -0.5625f);
  }

  @Test
  void applyUpdater_withoutMomentumIsPlainDescent() {
    GradientUpdater<?> updater =
        new Momentum(0.5, 0).instantiate(Nd4j.zeros(DataType.FLOAT, 1, 2), true);

    step(updater, 8, 8);

    assertThat(step(updater, 1, -2)).containsExactly(0.5f, -1);
  }

  private static float[] step(GradientUpdater<?> updater, float... gradient) {
    INDArray step = Nd4j.createFromArray(gradient).reshape(1, gradient.length);
    updater.applyUpdater(step, 0, 0);
    return step.toFloatVector();
  }
}
