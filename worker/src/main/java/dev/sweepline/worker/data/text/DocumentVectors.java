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

  /**
   * The mean of a document's word vectors, which are trained on the training documents; each of the
   * numbers then gets mean 0 and deviation 1 over those.
   */
  public static DocumentVectors word2vecMean(List<String> train, List<String> test) {
    List<List<String>> trainTokens = tokens(train);
    WordVectors words = WordVectors.train(trainTokens, new SplittableRandom(SEED));
    float[] trainMeans = means(words, trainTokens);
    float[] testMeans = means(words, tokens(test));
    standardize(trainMeans, testMeans);
    return new DocumentVectors(trainMeans, testMeans);
  }

  private static float[] means(WordVectors words, List<List<String>> documents) {
    float[] means = new float[documents.size() * WIDTH];
    int at = 0;
    for (List<String> document : documents) {
      words.mean(document, means, at);
      at += WIDTH;
    }
    return means;
  }

  /** By mean and deviation of the first; a number without spread becomes 0. */
  private static void standardize(float[] fitted, float[] other) {
    int rows = fitted.length / WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      double mean = 0;
      for (int at = i; at < fitted.length; at += WIDTH) {
        mean += fitted[at] / (double) rows;
      }
      double squares = 0;
      for (int at = i; at < fitted.length; at += WIDTH) {
        squares += (fitted[at] - mean) * (fitted[at] - mean) / rows;
      }
      double scale = squares < 1e-20 ? 0 : 1 / Math.sqrt(squares);
      for (float[] part : List.of(fitted, other)) {
        for (int at = i; at < part.length; at += WIDTH) {
          part[at] = (float) ((part[at] - mean) * scale);
        }
      }
    }
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
