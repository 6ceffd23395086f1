package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import java.util.List;

/**
 * Update of a network's weights, block by block: gradient, limits, penalties, the optimizer's rule.
 * Not thread-safe; belongs to one network.
 */
final class WeightUpdate {
  private final WeightLayout sizes;
  private final Workspace workspace;
  private final NativeFloats weights;
  private final List<WeightBlock> blocks;
  private final RegularizationSettings penalties;
  private final OptimizerKernel mover;
  private final float[][] limited;
  private final double firstRate;
  private double rate;

  WeightUpdate(DensePlan plan, WeightLayout sizes, Workspace workspace, NativeFloats weights) {
    this.sizes = sizes;
    this.workspace = workspace;
    this.weights = weights;
    this.blocks = WeightBlock.of(sizes, workspace.batchSize());
    this.penalties = plan.penalties();
    this.mover = OptimizerKernel.of(plan.descent(), blocks);
    this.limited = new float[penalties.onGradients() ? blocks.size() : 0][];
    for (int i = 0; i < limited.length; i++) {
      limited[i] = new float[blocks.get(i).count()];
    }
    this.firstRate = plan.descent().rate();
    this.rate = firstRate;
  }

  void scaleRate(double factor) {
    rate = firstRate * factor;
  }

  /** A copy of what the optimizer remembers, kind by kind and block by block. */
  float[] memory() {
    int count = 0;
    for (float[][] kind : mover.memory()) {
      for (float[] block : kind) {
        count += block.length;
      }
    }
    float[] copy = new float[count];
    int at = 0;
    for (float[][] kind : mover.memory()) {
      for (float[] block : kind) {
        System.arraycopy(block, 0, copy, at, block.length);
        at += block.length;
      }
    }
    return copy;
  }

  /** Steps that the optimizer has counted. */
  int steps() {
    return mover.steps();
  }

  /** Goes on with what another of the same network remembered. */
  void goOn(float[] memory, int steps) {
    int at = 0;
    for (float[][] kind : mover.memory()) {
      for (float[] block : kind) {
        System.arraycopy(memory, at, block, 0, block.length);
        at += block.length;
      }
    }
    mover.countOn(steps);
  }

  /**
   * One step along what flowed forward and back in the workspace.
   *
   * @param slot where the minibatch is
   * @param rows it has
   * @return what penalties added to the loss before
   */
  double move(int slot, int rows) {
    if (limited.length > 0) {
      blocks.forEach(block -> gradient(block, slot, rows, limited[block.number()]));
      limit(rows);
    }
    mover.begin();
    double penalty = 0;
    for (WeightBlock block : blocks) {
      float[] gradient = workspace.gradient();
      if (limited.length > 0) {
        gradient = limited[block.number()];
      } else {
        gradient(block, slot, rows, gradient);
      }
      penalty += move(block, gradient, rows);
    }
    return penalty;
  }

  private void gradient(WeightBlock block, int slot, int rows, float[] into) {
    int layer = block.layer();
    if (block.isSlopes(sizes)) {
      System.arraycopy(workspace.learnt(layer + 1).gradient(), 0, into, 0, block.count());
      return;
    }
    Gemm.multiplyTransposed(
        block.rows(),
        sizes.out(layer),
        rows,
        workspace.flow(layer, slot, block.row()),
        sizes.in(layer) + 1,
        workspace.backflow(layer + 1).from(0),
        sizes.stride(layer),
        workspace.nativeGradient().from(0));
    workspace.nativeGradient().read(0, into, block.count());
  }

  private double move(WeightBlock block, float[] gradient, int rows) {
    float[] moved = workspace.moved();
    weights.read(block.first(), moved, block.count());
    float scale = 1f / rows;
    double penalty = 0;
    if (penalties.onWeights()) {
      scale(gradient, block.count(), scale);
      scale = 1;
      penalty = penalise(moved, gradient, block.penalised());
    }
    mover.move(block, moved, gradient, scale, rate);
    weights.write(block.first(), moved, block.count());
    return penalty;
  }

  /** Adds l1 and l2 to the gradient and lets weights decay, which no rule's step depends on. */
  private double penalise(float[] weights, float[] gradient, int count) {
    float l1 = (float) penalties.l1();
    float l2 = (float) penalties.l2();
    float shrink = (float) (penalties.decay() * rate);
    double magnitudes = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      float w = weights[i];
      magnitudes += Math.abs(w);
      squares += (double) w * w;
      gradient[i] += l2 * w + l1 * Math.signum(w);
      weights[i] = w - shrink * w;
    }
    return penalties.l1() * magnitudes + 0.5 * (penalties.l2() + penalties.decay()) * squares;
  }

  /** As {@code GradientClip}: each part first, then the norm of all. */
  private void limit(int rows) {
    float bound =
        penalties.clipValue() == 0
            ? Float.POSITIVE_INFINITY
            : (float) (penalties.clipValue() * rows);
    double squares = 0;
    for (float[] gradient : limited) {
      for (int i = 0; i < gradient.length; i++) {
        float part = Math.max(-bound, Math.min(bound, gradient[i]));
        gradient[i] = part;
        squares += (double) part * part;
      }
    }
    double length = Math.sqrt(squares) / rows;
    if (penalties.clipNorm() > 0 && length > penalties.clipNorm()) {
      for (float[] gradient : limited) {
        scale(gradient, gradient.length, (float) (penalties.clipNorm() / length));
      }
    }
  }

  private static void scale(float[] numbers, int count, float factor) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= factor;
    }
  }
}
