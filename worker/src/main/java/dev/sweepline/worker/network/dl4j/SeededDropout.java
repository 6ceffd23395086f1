package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.device.HostMemory;
import dev.sweepline.worker.random.Uniforms;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout whose masks follow from a seed, the step and the place alone, so that every
 * trainer draws the same. Rows have one number more than units: trainers that keep a column of ones
 * beside the units then find their numbers at the same positions. Not thread-safe; belongs to one
 * layer of one network.
 */
public final class SeededDropout implements IDropout {
  private static final long serialVersionUID = 1;

  private final double probability;
  private final long seed;
  private transient float[] numbers = new float[0];
  private transient float[] factors = new float[0];
  private transient INDArray mask;

  /**
   * @param probability to drop one
   * @param seed of this layer
   */
  public SeededDropout(double probability, long seed) {
    this.probability = probability;
    this.seed = seed;
  }

  @Override
  public INDArray applyDropout(
      INDArray inputs, INDArray result, int step, int epoch, LayerWorkspaceMgr workspaces) {
    mask =
        workspaces.createUninitialized(
            ArrayType.INPUT,
            inputs.dataType(),
            inputs.shape(),
            isFlat(inputs) ? inputs.ordering() : 'c');
    draw(step, Math.toIntExact(inputs.size(0)), Math.toIntExact(inputs.length() / inputs.size(0)));
    HostMemory.of(mask).put(factors, 0, (int) mask.length());
    HostMemory.written(mask);
    return inputs.muli(mask, result);
  }

  /** Whether it is rows × units, not images. */
  private static boolean isFlat(INDArray array) {
    return array.rank() == 2;
  }

  private void draw(int step, int rows, int units) {
    int count = rows * (units + 1);
    if (numbers.length < count) {
      numbers = new float[count];
      factors = new float[rows * units];
    }
    Uniforms.fill(seed, step, numbers, count);
    float bound = Uniforms.bound(probability);
    float kept = (float) (1 / (1 - probability));
    int across = isFlat(mask) ? Math.toIntExact(mask.stride(1)) : 1;
    int down = isFlat(mask) ? Math.toIntExact(mask.stride(0)) : units;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        factors[row * down + unit * across] = numbers[row * (units + 1) + unit] > bound ? kept : 0;
      }
    }
  }

  @Override
  public INDArray backprop(INDArray outputs, INDArray inputs, int step, int epoch) {
    return outputs.muli(mask, inputs);
  }

  @Override
  public void clear() {
    mask = null;
  }

  @Override
  public SeededDropout clone() {
    return new SeededDropout(probability, seed);
  }
}
