package dev.sweepline.worker.data.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weighting of a document's words by tf-idf: (1 + ln count) × (1 + ln((1 + documents) / (1 +
 * documents with the word))), each document's weights scaled to length 1. Words of one document
 * alone, or of more than half of them, do not count. Immutable, thread-safe.
 */
final class Tfidf {
  private static final int FEWEST_DOCUMENTS = 2;

  private final Map<String, Integer> columns;
  private final float[] rarity;

  private Tfidf(Map<String, Integer> columns, float[] rarity) {
    this.columns = columns;
    this.rarity = rarity;
  }

  /** Fitted on the given documents. */
  static Tfidf fit(List<List<String>> documents) {
    Map<String, Integer> frequency = new TreeMap<>();
    for (List<String> document : documents) {
      new HashSet<>(document).forEach(word -> frequency.merge(word, 1, Integer::sum));
    }
    Map<String, Integer> columns = new HashMap<>();
    List<Integer> kept = new ArrayList<>();
    frequency.forEach(
        (word, count) -> {
          if (count >= FEWEST_DOCUMENTS && count <= documents.size() / 2) {
            columns.put(word, kept.size());
            kept.add(count);
          }
        });
    float[] rarity = new float[kept.size()];
    for (int column = 0; column < rarity.length; column++) {
      rarity[column] = (float) (1 + Math.log((1.0 + documents.size()) / (1.0 + kept.get(column))));
    }
    return new Tfidf(columns, rarity);
  }

  int words() {
    return rarity.length;
  }

  /** One row a document, one column a word. */
  SparseRows apply(List<List<String>> documents) {
    SparseRows rows = new SparseRows(rarity.length);
    for (List<String> document : documents) {
      Map<Integer, Integer> counts = new TreeMap<>();
      for (String word : document) {
        Integer column = columns.get(word);
        if (column != null) {
          counts.merge(column, 1, Integer::sum);
        }
      }
      add(counts, rows);
    }
    return rows;
  }

  private void add(Map<Integer, Integer> counts, SparseRows rows) {
    int[] where = new int[counts.size()];
    float[] weights = new float[counts.size()];
    int next = 0;
    double squares = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      where[next] = entry.getKey();
      weights[next] = (float) ((1 + Math.log(entry.getValue())) * rarity[where[next]]);
      squares += weights[next] * weights[next];
      next++;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale;
    }
    rows.add(where, weights);
  }
}
