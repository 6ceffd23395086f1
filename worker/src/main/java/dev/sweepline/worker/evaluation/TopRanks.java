package dev.sweepline.worker.evaluation;

/**
 * Counter of how often the right label was among the k that got the largest outputs. Not
 * thread-safe.
 */
public final class TopRanks {
  private final long[] atRank;
  private long rows;

  public TopRanks(int classes) {
    this.atRank = new long[classes];
  }

  /**
   * Takes one row in.
   *
   * @param rank how many labels come before the right one, by output and then by number
   */
  public void add(int rank) {
    atRank[rank]++;
    rows++;
  }

  /** Share of rows whose right label is among the first {@code k}; NaN without rows. */
  public double within(int k) {
    long hits = 0;
    for (int rank = 0; rank < Math.min(k, atRank.length); rank++) {
      hits += atRank[rank];
    }
    return (double) hits / rows;
  }
}
