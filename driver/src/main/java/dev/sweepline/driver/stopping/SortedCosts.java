package dev.sweepline.driver.stopping;

import java.util.Arrays;

/**
 * Finite numbers in rising order, of which one is put in or taken out at a time. Not thread-safe.
 */
final class SortedCosts {
  private double[] costs = new double[8];
  private int size;

  void add(double cost) {
    int at = firstAbove(cost);
    if (size == costs.length) {
      costs = Arrays.copyOf(costs, 2 * size);
    }
    System.arraycopy(costs, at, costs, at + 1, size - at);
    costs[at] = cost;
    size++;
  }

  /** Takes one such number out, which must be there. */
  void remove(double cost) {
    int at = firstAbove(cost) - 1;
    System.arraycopy(costs, at + 1, costs, at, size - at - 1);
    size--;
  }

  /**
   * A number by its rank.
   *
   * @param rank from 0, for the least
   */
  double get(int rank) {
    return costs[rank];
  }

  int size() {
    return size;
  }

  /** The median of the numbers but for one, which is among them; NaN where it is the only one. */
  double medianWithout(double cost) {
    int others = size - 1;
    return others == 0
        ? Double.NaN
        : (without(cost, (others - 1) / 2) + without(cost, others / 2)) / 2;
  }

  private double without(double cost, int rank) {
    return costs[rank < firstAbove(cost) - 1 ? rank : rank + 1];
  }

  /** The median; NaN where there are none. */
  double median() {
    return size == 0 ? Double.NaN : (costs[(size - 1) / 2] + costs[size / 2]) / 2;
  }

  private int firstAbove(double cost) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (costs[middle] <= cost) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
