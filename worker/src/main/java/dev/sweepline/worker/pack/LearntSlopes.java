package dev.sweepline.worker.pack;

import java.util.Arrays;

/**
 * Slopes of a layer's prelu (He et al. 2015): slope 1 above 0, and below it one that each neuron
 * learns. Not thread-safe; networks of a pack use it one after the other. Loops are as {@link
 * ActivationKernel}'s.
 */
final class LearntSlopes {
  private final float[] learnt;
  private final float[] ofOutputs;
  private final float[] below;
  private final float[] gradient;

  /**
   * @param neurons of the widest network
   * @param count outputs of the layer
   */
  LearntSlopes(int neurons, int count) {
    this.learnt = new float[neurons];
    this.ofOutputs = new float[count];
    this.below = new float[count];
    this.gradient = new float[neurons];
  }

  /** The slopes of the network whose turn it is, to be written. */
  float[] learnt() {
    return learnt;
  }

  /** What sums were where they were below 0, 0 elsewhere: the outputs' derivatives by slopes. */
  float[] below() {
    return below;
  }

  /**
   * Replaces sums by outputs.
   *
   * @param slopes takes the derivatives
   * @param stride numbers from one row to the next, the last of which is no sum
   */
  void apply(float[] sums, float[] slopes, int stride, int count) {
    for (int row = 0; row < count; row += stride) {
      System.arraycopy(learnt, 0, ofOutputs, row, stride - 1);
    }
    for (int i = 0; i < count; i++) {
      float isBelow = ActivationKernel.isAbove(-sums[i]);
      float slope = 1 - isBelow + ofOutputs[i] * isBelow;
      below[i] = Math.min(sums[i], 0f);
      slopes[i] = slope;
      sums[i] *= slope;
    }
  }

  /** Makes the gradient of the slopes from the loss's derivatives by outputs. */
  void gather(float[] errors, int stride, int count) {
    Arrays.fill(gradient, 0);
    for (int row = 0; row < count; row += stride) {
      for (int j = 0; j < stride - 1; j++) {
        gradient[j] += errors[row + j] * below[row + j];
      }
    }
  }

  float[] gradient() {
    return gradient;
  }
}
