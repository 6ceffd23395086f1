package dev.sweepline.driver.cli.convert;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Other tools' words for searches, and ours. Stateless. */
final class SearchWords {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("grid", "grid"),
          Map.entry("gridsearch", "grid"),
          Map.entry("gridsampler", "grid"),
          Map.entry("bruteforcesampler", "grid"),
          Map.entry("random", "random"),
          Map.entry("randomsampler", "random"),
          Map.entry("single", "random"),
          Map.entry("tpe", "tpe"),
          Map.entry("tpesampler", "tpe"),
          Map.entry("multivariatetpe", "tpe"),
          Map.entry("hyperopttpe", "tpe"),
          Map.entry("bayesianoptimization", "bayes"),
          Map.entry("gptuner", "bayes"),
          Map.entry("gpsampler", "bayes"),
          Map.entry("botorchsampler", "bayes"),
          Map.entry("metis", "bayes"),
          Map.entry("metistuner", "bayes"),
          Map.entry("cmaes", "cma_es"),
          Map.entry("cmaessampler", "cma_es"),
          Map.entry("sobol", "sobol"),
          Map.entry("qmcsampler", "sobol"),
          // A stopping rule over random draws.
          Map.entry("hyperband", "random"),
          Map.entry("asha", "random"),
          Map.entry("adaptiveasha", "random"),
          Map.entry("asynchalving", "random"));

  private SearchWords() {}

  /** The method for an algorithm; where there is none, random, with a note that says so. */
  static String method(String algorithm, SweepText out) {
    Optional<String> method = Optional.ofNullable(METHODS.get(plain(algorithm)));
    if (method.isEmpty()) {
      out.note(algorithm + " has no twin here: random stands in; see tpe, bayes and cma_es");
    }
    return method.orElse("random");
  }

  static boolean isHyperband(String algorithm) {
    return plain(algorithm).equals("hyperband");
  }

  static boolean isHalving(String algorithm) {
    return plain(algorithm).contains("asha") || plain(algorithm).equals("asynchalving");
  }

  static String goal(Object direction) {
    return String.valueOf(direction).toLowerCase(Locale.ROOT).startsWith("max")
        ? "maximize"
        : "minimize";
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
