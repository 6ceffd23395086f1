package dev.sweepline.worker.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Documents as vectors, in the order given: row by row, {@link #WIDTH} floats each.
 *
 * @param train of the documents that the vectors were fitted on
 * @param test of the others
 */
@SuppressWarnings("ArrayRecordComponent") // millions of floats; never compared
public record DocumentVectors(float[] train, float[] test) {
  /** Numbers a document becomes. */
  public static final int WIDTH = 300;

  private static final long SEED = 0x6e657773L;

  /**
   * Latent semantic analysis: word weights (TF-IDF) projected onto the directions in which the
   * training documents vary most, each document then scaled to length √{@value #WIDTH}.
   */
  public static DocumentVectors tfidfSvd(List<String> train, List<String> test) {
    List<List<String>> trainTokens = tokens(train);
    Tfidf tfidf = Tfidf.fit(trainTokens);
    SparseRows weights = tfidf.apply(trainTokens);
    float[] directions = RandomizedSvd.directions(weights, WIDTH, new SplittableRandom(SEED));
    SparseRows others = tfidf.apply(tokens(test));
    return new DocumentVectors(
        unitRows(weights.times(directions, WIDTH)), unitRows(others.times(directions, WIDTH)));
  }

  private static List<List<String>> tokens(List<String> texts) {
    List<List<String>> all = new ArrayList<>(texts.size());
    texts.forEach(text -> all.add(Tokens.of(text)));
    return all;
  }

  /** Scales each row to length √width; a document without any known word stays 0. */
  private static float[] unitRows(float[] rows) {
    for (int start = 0; start < rows.length; start += WIDTH) {
      double squares = 0;
      for (int i = start; i < start + WIDTH; i++) {
        squares += (double) rows[i] * rows[i];
      }
      double scale = squares == 0 ? 0 : Math.sqrt(WIDTH / squares);
      for (int i = start; i < start + WIDTH; i++) {
        rows[i] *= (float) scale;
      }
    }
    return rows;
  }
}
