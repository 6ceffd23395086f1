package dev.sweepline.worker.pack;

import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.update.GradientLimit;
import dev.sweepline.worker.update.OptimizerKernel;
import dev.sweepline.worker.update.WeightPenalty;
import java.util.List;

/**
 * Update of a network's weights, block by block: gradient, limits, penalties, the optimizer's rule.
 * Not thread-safe; belongs to one network.
 */
final class WeightUpdate {
  private final WeightLayout sizes;
  private final Workspace workspace;
  private final WeightStore weights;
  private final List<WeightBlock> blocks;
  private final WeightPenalty penalties;
  private final GradientLimit limit;
  private final OptimizerKernel mover;
  private final float[][] limited;
  private final double firstRate;
  private double rate;

  WeightUpdate(
      DensePlan plan,
      WeightLayout sizes,
      Workspace workspace,
      WeightStore weights,
      List<WeightBlock> blocks) {
    this.sizes = sizes;
    this.workspace = workspace;
    this.weights = weights;
    this.blocks = blocks;
    this.penalties = new WeightPenalty(plan.penalties());
    this.limit = new GradientLimit(plan.penalties());
    this.mover =
        OptimizerKernel.of(plan.descent(), blocks.stream().mapToInt(WeightBlock::count).toArray());
    this.limited = new float[limit.limits() ? blocks.size() : 0][];
    for (int i = 0; i < limited.length; i++) {
      limited[i] = new float[blocks.get(i).count()];
    }
    this.firstRate = plan.descent().rate();
    this.rate = firstRate;
  }

  void scaleRate(double factor) {
    rate = firstRate * factor;
  }

  /** A copy of what the optimizer remembers. */
  float[] memory() {
    return mover.remembered();
  }

  /** Steps that the optimizer has counted. */
  int steps() {
    return mover.steps();
  }

  /** Goes on with what another of the same network remembered. */
  void goOn(float[] memory, int steps) {
    mover.goOn(memory, steps);
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
      limit.apply(limited, rows);
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
    if (layer > 0 || workspace.filled(slot).all()) {
      product(block, block.row(), block.rows(), slot, rows, sizes.in(layer) + 1);
      workspace.nativeGradient().read(0, into, block.count());
      return;
    }
    FilledColumns filled = workspace.filled(slot);
    int end = block.row() + block.rows();
    int first = filled.before(block.row());
    int count = filled.before(end) - first;
    if (count > 0) {
      product(block, first, count, slot, rows, filled.count());
    }
    filled.spread(workspace.nativeGradient(), block.row(), end, sizes.out(layer), into);
  }

  /**
   * The gradient of the weights that some of the columns meet, which come in.
   *
   * @param first of them
   * @param width of a row of what comes in
   */
  private void product(WeightBlock block, int first, int count, int slot, int rows, int width) {
    int layer = block.layer();
    Gemm.multiplyTransposed(
        count,
        sizes.out(layer),
        rows,
        workspace.flow(layer, slot, first),
        width,
        workspace.backflow(layer + 1).from(0),
        sizes.stride(layer),
        workspace.nativeGradient().from(0));
  }

  private double move(WeightBlock block, float[] gradient, int rows) {
    float[] moved = weights.of(block);
    float scale = 1f / rows;
    double penalty = 0;
    if (penalties.penalises()) {
      penalty = penalties.apply(moved, gradient, block.count(), block.penalised(), scale, rate);
      scale = 1;
    }
    mover.move(block.number(), block.count(), moved, gradient, scale, rate);
    weights.moved(block);
    return penalty;
  }
}
