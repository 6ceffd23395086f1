package dev.sweepline.worker.data.prepare;

import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.Scaling;
import dev.sweepline.worker.data.option.OptionReader;
import java.util.List;

/**
 * Kind of scaling that brings values to a common size.
 *
 * @param word what the sweep file calls it
 * @param low what the smallest of the training data becomes; of {@link #MIN_MAX} alone
 * @param high what the largest of it becomes
 */
public record Normalisation(String word, double low, double high) {
  /** The smallest of the training data becomes 0, the largest 1. */
  static final Normalisation MIN_MAX = new Normalisation("min_max", 0, 1);

  /** The training data gets mean 0 and standard deviation 1. */
  static final Normalisation STANDARDIZE = new Normalisation("standardize", 0, 1);

  /** Values stay as they are. */
  public static final Normalisation NONE = new Normalisation("none", 0, 1);

  private static final List<Normalisation> ALL = List.of(MIN_MAX, STANDARDIZE, NONE);

  static final List<String> WORDS = ALL.stream().map(Normalisation::word).toList();

  /**
   * Reads {@code normalize}: a word, or {@code {min_max: [-1, 1]}} with the range to fill.
   *
   * @param standard what holds when the file does not say
   */
  static Normalisation of(OptionReader options, Normalisation standard) {
    if (options.isMap("normalize")) {
      OptionReader inside = options.inside("normalize");
      List<Double> range = inside.range(MIN_MAX.word, List.of(MIN_MAX.low, MIN_MAX.high));
      inside.refuseRest("normalize");
      return new Normalisation(MIN_MAX.word, range.get(0), range.get(1));
    }
    String word = options.word("normalize", standard.word, WORDS);
    return ALL.get(WORDS.indexOf(word));
  }

  /**
   * Fits on the given rows and on no others.
   *
   * @param together one scale for all features, which share a unit; else one for each
   */
  Scaling fit(Examples data, int[] rows, boolean together) {
    return switch (word) {
      case "min_max" -> Scaling.minMax(data, rows, together).onto(low, high);
      case "standardize" -> Scaling.standardize(data, rows, together);
      default -> Scaling.none(data.features());
    };
  }
}
