package dev.sweepline.worker.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * Block of some rows of a layer's weights: their gradient is one product, and they are moved before
 * the next ones' is computed, while all of it is in the cache.
 *
 * @param number of the network's blocks
 * @param row the first, of the values that come in; behind the biases are slopes, if any
 * @param rows how many
 * @param first where the weights begin
 * @param count how many weights
 * @param penalised how many of them are neither biases nor slopes
 */
record WeightBlock(int number, int layer, int row, int rows, int first, int count, int penalised) {
  /** Weights, gradient and what an optimizer remembers take 128 KiB at most. */
  private static final int MOST_WEIGHTS = 8192;

  private static final int GRAIN = 16;

  /** All blocks of a network. */
  static List<WeightBlock> of(WeightLayout sizes, int batchSize) {
    List<WeightBlock> blocks = new ArrayList<>();
    for (int layer = 0; layer < sizes.layers(); layer++) {
      int out = sizes.out(layer);
      int all = sizes.in(layer) + 1;
      int most = Math.min(MOST_WEIGHTS / out, Gemm.block(all, out * batchSize));
      int rows = most < GRAIN ? Math.max(1, most) : most / GRAIN * GRAIN;
      for (int row = 0; row < all; row += rows) {
        int here = Math.min(rows, all - row);
        blocks.add(
            new WeightBlock(
                blocks.size(),
                layer,
                row,
                here,
                sizes.first(layer) + row * out,
                here * out,
                (row + here == all ? here - 1 : here) * out));
      }
      if (sizes.learnsSlopes(layer)) {
        blocks.add(new WeightBlock(blocks.size(), layer, all, 1, sizes.slopes(layer), out, 0));
      }
    }
    return blocks;
  }

  /** Whether it is the slopes of its layer. */
  boolean isSlopes(WeightLayout sizes) {
    return row > sizes.in(layer);
  }

  /** The largest number of weights in one. */
  static int largest(WeightLayout sizes, int batchSize) {
    return of(sizes, batchSize).stream().mapToInt(WeightBlock::count).max().orElseThrow();
  }
}
