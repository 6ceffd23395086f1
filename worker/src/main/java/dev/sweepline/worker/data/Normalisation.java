package dev.sweepline.worker.data;

import java.util.List;

/** How values are brought to a common size. */
enum Normalisation {
  /** The smallest of the training data becomes 0, the largest 1. */
  MIN_MAX("min_max"),
  /** The training data gets mean 0 and standard deviation 1. */
  STANDARDIZE("standardize"),
  /** Values stay as they are. */
  NONE("none");

  static final List<String> WORDS = List.of("min_max", "standardize", "none");

  private final String word;

  Normalisation(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Normalisation ofWord(String word) {
    return values()[WORDS.indexOf(word)];
  }

  /**
   * Fits on the given rows and on no others.
   *
   * @param together one scale for all features, which share a unit; else one for each
   */
  Scaling fit(Examples data, int[] rows, boolean together) {
    return switch (this) {
      case MIN_MAX -> Scaling.minMax(data, rows, together);
      case STANDARDIZE -> Scaling.standardize(data, rows, together);
      case NONE -> Scaling.none(data.features());
    };
  }
}
