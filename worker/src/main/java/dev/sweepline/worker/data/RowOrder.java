package dev.sweepline.worker.data;

import java.util.SplittableRandom;

/** Order in which a pass goes over the rows. Not thread-safe. */
public final class RowOrder {
  private final int[] order;

  /** As the rows lie. */
  public RowOrder(int rows) {
    this.order = new int[rows];
    sort();
  }

  public int rows() {
    return order.length;
  }

  public int at(int position) {
    return order[position];
  }

  /** An order that depends on the stream alone, not on those before. */
  public void shuffle(SplittableRandom random) {
    sort();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private void sort() {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }
}
