package dev.sweepline.worker.lanes;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.RowOrder;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Shuffled minibatches of a part, filled into the room of a pack for all of its networks; the last
 * of a pass may be smaller. Not thread-safe; the part itself is only read.
 */
public final class LaneMinibatches {
  private final DataPart part;
  private final LaneRoom room;
  private final RowOrder order;
  private final int size;
  private final int columns;
  private final FloatPointer source;
  private final float[][] rows;
  private final float[] answers;
  private long augmentationSeed;

  public LaneMinibatches(DataPart part, int batchSize, LaneRoom room) {
    this.part = part;
    this.room = room;
    this.order = new RowOrder(part.rows());
    this.size = Math.min(batchSize, part.rows());
    this.columns = part.columns();
    this.source = part.values();
    this.rows = new float[size][columns];
    this.answers = new float[size * part.answers()];
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
    int count = rows(index);
    int first = index * size;
    for (int i = 0; i < count; i++) {
      int from = order.at(first + i);
      read(from, rows[i]);
      part.answer(from, answers, i * part.answers());
    }
    room.fill(slot, rows, count, answers);
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
