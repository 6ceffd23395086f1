package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.RowOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Shuffled minibatches of a part, filled into a workspace for all networks of a pack; the last of a
 * pass may be smaller. Not thread-safe; the part itself is only read.
 */
public final class PackedMinibatches {
  private final DataPart part;
  private final Workspace workspace;
  private final RowOrder order;
  private final int size;
  private final int columns;
  private final FloatPointer source;
  private final FloatPointer target;
  private final float[] row;
  private long augmentationSeed;

  public PackedMinibatches(DataPart part, int batchSize, Workspace workspace) {
    this.part = part;
    this.workspace = workspace;
    this.order = new RowOrder(part.rows());
    this.size = Math.min(batchSize, part.rows());
    this.columns = part.columns();
    this.source = part.values();
    this.target = new FloatPointer(workspace.inputs().from(0));
    this.row = new float[columns];
    putOnes();
  }

  private void putOnes() {
    float[] ones = new float[size * (columns + 1)];
    Arrays.fill(ones, 1);
    for (int slot = 0; slot < workspace.slots(); slot++) {
      workspace.inputs().write(workspace.inputsOf(slot), ones, ones.length);
    }
  }

  /** Minibatches in one pass. */
  public int count() {
    return (order.rows() + size - 1) / size;
  }

  /**
   * Starts a pass in an order that depends on the stream alone, not on earlier passes.
   *
   * @param augmentationSeed decides how the rows of this pass are altered
   */
  public void shuffle(SplittableRandom random, long augmentationSeed) {
    this.augmentationSeed = augmentationSeed;
    order.shuffle(random);
  }

  /** Fills the minibatch of that index into a slot. */
  public void fill(int index, int slot) {
    int rows = rows(index);
    int first = index * size;
    for (int i = 0; i < rows; i++) {
      int from = order.at(first + i);
      copy(from, workspace.inputsOf(slot) + i * (columns + 1));
      part.answer(from, workspace.answers(slot), i * part.answers());
    }
  }

  /** Rows of the minibatch of that index. */
  public int rows(int index) {
    return Math.min(size, order.rows() - index * size);
  }

  private void copy(int from, int to) {
    if (part.augmentation().isPresent()) {
      // get and put read positions as floats.
      source.position((long) from * columns).get(row);
      part.augmentation().get().apply(row, augmentationSeed, from);
      target.position(to).put(row, 0, columns);
      return;
    }
    // memcpy reads positions as bytes, whatever the pointers' type.
    long bytes = (long) Float.BYTES * columns;
    source.position(from * bytes);
    target.position((long) to * Float.BYTES);
    Pointer.memcpy(target, source, bytes);
  }
}
