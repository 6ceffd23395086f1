package dev.sweepline.worker.data.text;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Sampler of words by their count to the power of 0.75. Immutable, thread-safe. */
final class NegativeWords {
  private static final double POWER = 0.75;
  private static final int CELLS = 1 << 20;

  private final int[] cells = new int[CELLS];

  NegativeWords(int[] counts) {
    double total = Arrays.stream(counts).mapToDouble(count -> Math.pow(count, POWER)).sum();
    double upTo = 0;
    int cell = 0;
    for (int word = 0; word < counts.length; word++) {
      upTo += Math.pow(counts[word], POWER) / total;
      while (cell < CELLS && cell < Math.round(upTo * CELLS)) {
        cells[cell++] = word;
      }
    }
  }

  int draw(SplittableRandom random) {
    return cells[random.nextInt(CELLS)];
  }
}
