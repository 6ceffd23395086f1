package dev.sweepline.worker.data.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Vectors of words, trained to tell a word from its neighbours' mean: continuous bag of words with
 * negative sampling (Mikolov and others, "Distributed representations of words and phrases", 2013).
 * On one thread, so equal documents give equal vectors. Not thread-safe.
 */
final class WordVectors {
  private static final int WIDTH = DocumentVectors.WIDTH;
  private static final int FEWEST = 5;
  private static final int WINDOW = 5;
  private static final int NEGATIVES = 5;
  private static final int PASSES = 5;

  /**
   * Six times the usual, as the frequency below is a tenth of it: with the usual two (0.025, 1e-3)
   * a network on newsgroups reached 0.56 of the validation posts, with these two 0.83. Which of the
   * two does it was not measured.
   */
  private static final double FIRST_RATE = 0.15;

  private static final double LAST_RATE = 0.0001;

  /** Words more frequent than this are left out now and then. */
  private static final double FREQUENT = 1e-4;

  private final Map<String, Integer> numbers;
  private final NegativeWords negatives;
  private final double[] keep;
  private final float[] words;
  private final float[] outputs;
  private final SplittableRandom random;
  private final float[] mean = new float[WIDTH];
  private final float[] error = new float[WIDTH];

  private WordVectors(Map<String, Integer> numbers, int[] counts, SplittableRandom random) {
    this.numbers = numbers;
    this.random = random;
    this.negatives = new NegativeWords(counts);
    this.words = new float[counts.length * WIDTH];
    this.outputs = new float[counts.length * WIDTH];
    this.keep = new double[counts.length];
    double total = Arrays.stream(counts).asLongStream().sum();
    for (int word = 0; word < counts.length; word++) {
      double share = counts[word] / total;
      keep[word] = Math.sqrt(FREQUENT / share) + FREQUENT / share;
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = (float) ((random.nextDouble() - 0.5) / WIDTH);
    }
  }

  /** Trains on documents cut into words; a word seen fewer than {@value #FEWEST} times has none. */
  static WordVectors train(List<List<String>> documents, SplittableRandom random) {
    Map<String, Integer> counts = new TreeMap<>();
    documents.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
    counts.values().removeIf(count -> count < FEWEST);
    Map<String, Integer> numbers = new HashMap<>();
    counts.keySet().forEach(word -> numbers.put(word, numbers.size()));
    int[] each = counts.values().stream().mapToInt(count -> count).toArray();
    WordVectors vectors = new WordVectors(numbers, each, random);
    if (each.length > 0) {
      vectors.train(documents.stream().map(vectors::known).toList());
    }
    return vectors;
  }

  /** The mean of a document's word vectors goes to a place; zeros when it has no known word. */
  void mean(List<String> document, float[] target, int at) {
    int[] known = known(document);
    for (int word : known) {
      for (int i = 0; i < WIDTH; i++) {
        target[at + i] += words[word * WIDTH + i] / known.length;
      }
    }
  }

  private int[] known(List<String> document) {
    return document.stream().filter(numbers::containsKey).mapToInt(numbers::get).toArray();
  }

  private void train(List<int[]> documents) {
    long all = PASSES * documents.stream().mapToLong(document -> document.length).sum();
    long seen = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      for (int[] document : documents) {
        double rate = Math.max(LAST_RATE, FIRST_RATE * (1 - (double) seen / all));
        int[] sample =
            Arrays.stream(document).filter(word -> random.nextDouble() < keep[word]).toArray();
        for (int at = 0; at < sample.length; at++) {
          learn(sample, at, (float) rate);
        }
        seen += document.length;
      }
    }
  }

  /** One step for the word in the middle of its window. */
  private void learn(int[] document, int at, float rate) {
    int reach = 1 + random.nextInt(WINDOW);
    int first = Math.max(0, at - reach);
    int last = Math.min(document.length - 1, at + reach);
    if (first == last) {
      return;
    }
    Arrays.fill(mean, 0);
    Arrays.fill(error, 0);
    for (int i = first; i <= last; i++) {
      if (i != at) {
        addScaled(mean, 0, words, document[i] * WIDTH, 1f / (last - first));
      }
    }
    push(document[at], 1, rate);
    for (int i = 0; i < NEGATIVES; i++) {
      int other = negatives.draw(random);
      if (other != document[at]) {
        push(other, 0, rate);
      }
    }
    for (int i = first; i <= last; i++) {
      if (i != at) {
        addScaled(words, document[i] * WIDTH, error, 0, 1);
      }
    }
  }

  /** Moves a word's output towards or away from the mean, and collects what the mean should do. */
  private void push(int word, int wanted, float rate) {
    int start = word * WIDTH;
    float by = (float) (rate * (wanted - 1 / (1 + Math.exp(-dot(outputs, start)))));
    addScaled(error, 0, outputs, start, by);
    addScaled(outputs, start, mean, 0, by);
  }

  /** Four sums side by side, which the processor can add at once. */
  private float dot(float[] other, int start) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < WIDTH; i += 4) {
      a += mean[i] * other[start + i];
      b += mean[i + 1] * other[start + i + 1];
      c += mean[i + 2] * other[start + i + 2];
      d += mean[i + 3] * other[start + i + 3];
    }
    return (a + b) + (c + d);
  }

  private static void addScaled(float[] to, int at, float[] from, int start, float by) {
    for (int i = 0; i < WIDTH; i++) {
      to[at + i] += by * from[start + i];
    }
  }
}
