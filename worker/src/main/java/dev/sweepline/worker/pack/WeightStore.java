package dev.sweepline.worker.pack;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A network's weights in arrays of the heap, one a block, where loops move them; products of layers
 * above the first read a copy of these in native memory, those of the first what is gathered for a
 * minibatch. Not thread-safe.
 */
final class WeightStore implements AutoCloseable {
  private final WeightLayout sizes;
  private final List<WeightBlock> blocks;
  private final float[][] arrays;
  private final int above;
  private final NativeFloats copy;

  /** Weights of zero. */
  WeightStore(WeightLayout sizes, List<WeightBlock> blocks) {
    this.sizes = sizes;
    this.blocks = blocks;
    this.arrays = new float[blocks.size()][];
    for (WeightBlock block : blocks) {
      arrays[block.number()] = new float[block.count()];
    }
    this.above = sizes.layers() > 1 ? sizes.first(1) : sizes.total();
    this.copy = new NativeFloats(Math.max(1, sizes.total() - above));
  }

  /** A block's weights, to be moved; {@link #moved} afterwards. */
  float[] of(WeightBlock block) {
    return arrays[block.number()];
  }

  /** Whoever has written to a block's weights says so. */
  void moved(WeightBlock block) {
    if (block.layer() > 0) {
      copy.write(block.first() - above, of(block), block.count());
    }
  }

  /** The weights of a layer above the first, for gemm. */
  FloatPointer layer(int layer) {
    return copy.from(sizes.first(layer) - above);
  }

  /** The rows of the first layer that some columns meet, for gemm. */
  void gather(FilledColumns columns, NativeFloats into) {
    int width = sizes.out(0);
    int number = 0;
    for (int run = 0; run < columns.runs(); run++) {
      int row = columns.start(run);
      int end = columns.end(run);
      int to = columns.place(run) * width;
      while (row < end) {
        WeightBlock block = blocks.get(number);
        int behind = block.row() + block.rows();
        if (row >= behind) {
          number++;
          continue;
        }
        int count = (Math.min(end, behind) - row) * width;
        into.write(to, of(block), (row - block.row()) * width, count);
        to += count;
        row = Math.min(end, behind);
      }
    }
  }

  /** Copies weights from a position on. */
  void read(int position, float[] into, int count) {
    for (WeightBlock block : blocks) {
      int from = Math.max(position, block.first());
      int end = Math.min(position + count, block.first() + block.count());
      if (from < end) {
        System.arraycopy(of(block), from - block.first(), into, from - position, end - from);
      }
    }
  }

  /** All of them, in the layout's order. */
  float[] all() {
    float[] all = new float[sizes.total()];
    read(0, all, all.length);
    return all;
  }

  /** Takes what {@link #all} gave. */
  void restore(float[] all) {
    for (WeightBlock block : blocks) {
      System.arraycopy(all, block.first(), of(block), 0, block.count());
      moved(block);
    }
  }

  @Override
  public void close() {
    copy.close();
  }
}
