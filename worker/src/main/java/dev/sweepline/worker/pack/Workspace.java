package dev.sweepline.worker.pack;

import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.random.Uniforms;
import java.util.Arrays;
import java.util.List;

/**
 * What the networks of a pack use one after the other: the minibatch, what flows through layers, a
 * gradient. Large enough for the widest of them. Not thread-safe.
 */
public final class Workspace implements AutoCloseable {
  /** Rows judged at once: their inputs and the first layer's weights fit into a cache together. */
  static final int JUDGED = 256;

  private final RandomStreams random;
  private final Floats[] flows;
  private final Floats[] backflows;
  private final float[][] outputs;
  private final float[][] slopes;
  private final float[][] uniforms;
  private final long[] drawnFor;
  private final Floats nativeGradient;
  private final float[] gradient;
  private final float[] answers;

  /**
   * Room for networks of equal depth on the same data.
   *
   * @param widths of each network, see {@link dev.sweepline.worker.network.DensePlan#sizes}
   * @param batchSize examples in a minibatch
   * @param answersOfRow numbers that networks learn for a row
   */
  public Workspace(List<int[]> widths, int batchSize, int answersOfRow, RandomStreams random) {
    int layers = widths.get(0).length - 1;
    int rows = Math.max(batchSize, JUDGED);
    this.random = random;
    this.flows = new Floats[layers + 1];
    this.backflows = new Floats[layers + 1];
    this.outputs = new float[layers + 1][0];
    this.slopes = new float[layers + 1][0];
    this.uniforms = new float[layers + 1][0];
    this.drawnFor = new long[layers + 1];
    Arrays.fill(drawnFor, -1);
    flows[0] = new Floats(Math.multiplyExact(batchSize, widths.get(0)[0] + 1));
    for (int layer = 1; layer <= layers; layer++) {
      int at = layer;
      int widest = widths.stream().mapToInt(all -> all[at]).max().orElseThrow();
      int count = Math.multiplyExact(rows, widest + 1);
      flows[layer] = new Floats(count);
      backflows[layer] = new Floats(count);
      outputs[layer] = new float[count];
      slopes[layer] = new float[count];
    }
    int weights = widths.stream().mapToInt(all -> new Sizes(all).total()).max().orElseThrow();
    this.nativeGradient = new Floats(weights);
    this.gradient = new float[weights];
    this.answers = new float[batchSize * answersOfRow];
  }

  /** The minibatch: its rows, each with a one behind it. */
  Floats inputs() {
    return flows[0];
  }

  /** What networks learn for the rows of the minibatch. */
  float[] answers() {
    return answers;
  }

  /** What comes out of the layer below a number, for gemm; 0 is the minibatch. */
  Floats flow(int layer) {
    return flows[layer];
  }

  /** The loss's derivatives by those, for gemm. */
  Floats backflow(int layer) {
    return backflows[layer];
  }

  /** What comes out of the layer below a number, for loops. */
  float[] outputs(int layer) {
    return outputs[layer];
  }

  /** Their derivatives by the sums they were made of. */
  float[] slopes(int layer) {
    return slopes[layer];
  }

  Floats nativeGradient() {
    return nativeGradient;
  }

  float[] gradient() {
    return gradient;
  }

  /** Numbers that decide which outputs are dropped in a step, the same for all networks. */
  float[] uniforms(int layer, long step) {
    if (drawnFor[layer] != step) {
      uniforms[layer] =
          uniforms[layer].length > 0 ? uniforms[layer] : new float[outputs[layer].length];
      Uniforms.fill(
          random.seedOf(Purpose.DROPOUT, layer), step, uniforms[layer], uniforms[layer].length);
      drawnFor[layer] = step;
    }
    return uniforms[layer];
  }

  @Override
  public void close() {
    nativeGradient.close();
    for (int layer = 0; layer < flows.length; layer++) {
      flows[layer].close();
      if (layer > 0) {
        backflows[layer].close();
      }
    }
  }
}
