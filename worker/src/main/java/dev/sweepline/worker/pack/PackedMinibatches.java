package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.RowOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;

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
  private final float[][] rows;
  private final float[] sums;
  private final float[] packed;
  private long augmentationSeed;

  public PackedMinibatches(DataPart part, int batchSize, Workspace workspace) {
    this.part = part;
    this.workspace = workspace;
    this.order = new RowOrder(part.rows());
    this.size = Math.min(batchSize, part.rows());
    this.columns = part.columns();
    this.source = part.values();
    this.rows = new float[size][columns];
    this.sums = new float[columns];
    this.packed = new float[size * (columns + 1)];
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

  /** Fills the minibatch of that index into a slot, without columns that are zero in all of it. */
  public void fill(int index, int slot) {
    int count = rows(index);
    int first = index * size;
    Arrays.fill(sums, 0);
    for (int i = 0; i < count; i++) {
      int from = order.at(first + i);
      read(from, rows[i]);
      FilledColumns.add(rows[i], sums);
      part.answer(from, workspace.answers(slot), i * part.answers());
    }
    FilledColumns filled = FilledColumns.of(sums);
    for (int i = 0; i < count; i++) {
      filled.pack(rows[i], packed, i * filled.count());
    }
    workspace.fill(slot, filled, packed, count);
  }

  /** Rows of the minibatch of that index. */
  public int rows(int index) {
    return Math.min(size, order.rows() - index * size);
  }

  private void read(int from, float[] row) {
    source.position((long) from * columns).get(row);
    part.augmentation().ifPresent(chance -> chance.apply(row, augmentationSeed, from));
  }
}
