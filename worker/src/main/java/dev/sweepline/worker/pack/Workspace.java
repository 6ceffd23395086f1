package dev.sweepline.worker.pack;

import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.random.Uniforms;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Memory that the networks of a pack use one after the other: minibatches, what flows through
 * layers, a block's gradient. Large enough for the widest of them. Not thread-safe.
 */
final class Workspace implements AutoCloseable {
  /** Minibatches that a network trains on before the next one's turn, so that its weights stay. */
  private static final int MOST_SLOTS = 16;

  private static final int MOST_INPUTS = 1 << 20;

  private final RandomStreams random;
  private final int batchSize;
  private final int rows;
  private final int slots;
  private final int inputsOfSlot;
  private final float[] sums;
  private final float[] packed;
  private final FilledColumns[] filled;
  private final NativeFloats gathered;
  private final NativeFloats[] flows;
  private final NativeFloats[] backflows;
  private final float[][] outputs;
  private final float[][] slopes;
  private final LearntSlopes[] learnt;
  private final float[][][] uniforms;
  private final long[][] drawnFor;
  private final NativeFloats nativeGradient;
  private final float[] gradient;
  private final float[][] answers;

  /**
   * Room for networks of equal depth on the same data.
   *
   * @param widths of each network, see {@link dev.sweepline.worker.network.family.DensePlan#sizes}
   * @param batchSize examples in a minibatch
   * @param answersOfRow numbers that networks learn for a row
   */
  Workspace(List<int[]> widths, int batchSize, int answersOfRow, RandomStreams random) {
    int layers = widths.get(0).length - 1;
    this.rows = Math.max(batchSize, JudgedRows.GROUP);
    this.random = random;
    this.batchSize = batchSize;
    this.inputsOfSlot = Math.multiplyExact(batchSize, widths.get(0)[0] + 1);
    this.slots = Math.max(1, Math.min(MOST_SLOTS, MOST_INPUTS / inputsOfSlot));
    this.flows = new NativeFloats[layers + 1];
    this.backflows = new NativeFloats[layers + 1];
    this.outputs = new float[layers + 1][0];
    this.slopes = new float[layers + 1][0];
    this.learnt = new LearntSlopes[layers + 1];
    this.uniforms = new float[slots][layers + 1][0];
    this.drawnFor = new long[slots][layers + 1];
    for (long[] steps : drawnFor) {
      Arrays.fill(steps, -1);
    }
    flows[0] = new NativeFloats(slots * inputsOfSlot);
    this.sums = new float[widths.get(0)[0]];
    this.packed = new float[inputsOfSlot];
    this.filled = new FilledColumns[slots];
    this.gathered =
        new NativeFloats(
            widths.stream()
                .mapToInt(all -> Math.multiplyExact(all[0] + 1, all[1]))
                .max()
                .orElseThrow());
    for (int layer = 1; layer <= layers; layer++) {
      int at = layer;
      int widest = widths.stream().mapToInt(all -> all[at]).max().orElseThrow();
      int count = Math.multiplyExact(rows, widest + 1);
      flows[layer] = new NativeFloats(count);
      backflows[layer] = new NativeFloats(count);
      outputs[layer] = new float[count];
      slopes[layer] = new float[count];
    }
    int block =
        widths.stream()
            .mapToInt(all -> WeightBlock.largest(new WeightLayout(all, false), batchSize))
            .max()
            .orElseThrow();
    this.nativeGradient = new NativeFloats(block);
    this.gradient = new float[block];
    this.answers = new float[slots][batchSize * answersOfRow];
  }

  int batchSize() {
    return batchSize;
  }

  int slots() {
    return slots;
  }

  /**
   * Puts a minibatch into a slot, without the columns that are zero in all of it.
   *
   * @param rows examples, as many as are given
   * @param answersOfRows what networks learn for them, one after the other
   */
  void fill(int slot, float[][] rows, int count, float[] answersOfRows) {
    Arrays.fill(sums, 0);
    for (int row = 0; row < count; row++) {
      FilledColumns.add(rows[row], sums);
    }
    FilledColumns columns = FilledColumns.of(sums);
    for (int row = 0; row < count; row++) {
      columns.pack(rows[row], packed, row * columns.count());
    }
    filled[slot] = columns;
    flows[0].write(slot * inputsOfSlot, packed, count * columns.count());
    int answersOfRow = answers[slot].length / batchSize;
    System.arraycopy(answersOfRows, 0, answers[slot], 0, count * answersOfRow);
  }

  /** Columns that a slot's minibatch has. */
  FilledColumns filled(int slot) {
    return filled[slot];
  }

  /** Room for the rows of a first layer's weights that some columns meet. */
  NativeFloats gathered() {
    return gathered;
  }

  /** What networks learn for the rows of a slot's minibatch. */
  float[] answers(int slot) {
    return answers[slot];
  }

  /** What comes into a layer, for gemm, from a column on. */
  FloatPointer flow(int layer, int slot, int column) {
    return flows[layer].from(layer == 0 ? slot * inputsOfSlot + column : column);
  }

  /** What comes out of the layer below a number, for gemm. */
  NativeFloats flow(int layer) {
    return flows[layer];
  }

  /** The loss's derivatives by those, for gemm. */
  NativeFloats backflow(int layer) {
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

  /** What layers that learn their slopes need beside. */
  LearntSlopes learnt(int layer) {
    if (learnt[layer] == null) {
      int count = outputs[layer].length;
      learnt[layer] = new LearntSlopes(count / rows, count);
    }
    return learnt[layer];
  }

  NativeFloats nativeGradient() {
    return nativeGradient;
  }

  /** A block's gradient. */
  float[] gradient() {
    return gradient;
  }

  /** Numbers that decide which outputs are dropped in a slot's step, the same for all networks. */
  float[] uniforms(int layer, int slot, long step) {
    if (drawnFor[slot][layer] != step) {
      if (uniforms[slot][layer].length == 0) {
        uniforms[slot][layer] = new float[outputs[layer].length];
      }
      float[] numbers = uniforms[slot][layer];
      Uniforms.fill(random.seedOf(Purpose.DROPOUT, layer), step, numbers, numbers.length);
      drawnFor[slot][layer] = step;
    }
    return uniforms[slot][layer];
  }

  @Override
  public void close() {
    nativeGradient.close();
    gathered.close();
    for (int layer = 0; layer < flows.length; layer++) {
      flows[layer].close();
      if (layer > 0) {
        backflows[layer].close();
      }
    }
  }
}
