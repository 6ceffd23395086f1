package dev.sweepline.sweep.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of parameter: its word after {@code distribution:} and the keys that belong to it.
 *
 * @param required keys it cannot do without
 * @param optional keys with a default
 */
record Kind(String word, List<String> required, List<String> optional) {
  static final Kind CONSTANT = new Kind("constant", List.of("value"), List.of());
  static final Kind CATEGORICAL = new Kind("categorical", List.of("values"), List.of());
  static final Kind WEIGHTED =
      new Kind("categorical_w_probabilities", List.of("values", "probabilities"), List.of());
  static final Kind INT_UNIFORM = range("int_uniform", "log", "step", "count");
  static final Kind UNIFORM = range("uniform", "log", "step", "count");

  private static final List<Kind> ALL =
      List.of(
          CONSTANT,
          CATEGORICAL,
          WEIGHTED,
          INT_UNIFORM,
          UNIFORM,
          range("q_uniform", "q"),
          range("log_uniform_values", "count"),
          range("q_log_uniform_values", "q"),
          range("inv_log_uniform_values", "count"),
          new Kind("normal", List.of(), List.of("mu", "sigma")),
          new Kind("q_normal", List.of(), List.of("mu", "sigma", "q")),
          new Kind("log_normal", List.of(), List.of("mu", "sigma")),
          new Kind("q_log_normal", List.of(), List.of("mu", "sigma", "q")),
          new Kind("beta", List.of(), List.of("a", "b")),
          new Kind("q_beta", List.of(), List.of("a", "b", "q")),
          range("log_uniform"),
          range("q_log_uniform", "q"),
          range("inv_log_uniform"));

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "loguniform", "log_uniform_values",
          "log", "log_uniform_values",
          "int", "int_uniform",
          "integer", "int_uniform",
          "float", "uniform",
          "choice", "categorical",
          "gaussian", "normal");

  private static Kind range(String word, String... optional) {
    return new Kind(word, List.of("min", "max"), List.of(optional));
  }

  /** Bounds are exponents, as in W&amp;B's first version: few who write them mean that. */
  boolean exponents() {
    return word.endsWith("log_uniform");
  }

  boolean takes(String key) {
    return required.contains(key) || optional.contains(key) || key.equals("when");
  }

  static List<String> words() {
    return ALL.stream().map(Kind::word).toList();
  }

  static Optional<Kind> named(String word) {
    return ALL.stream().filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** What to say of a distribution that {@link #named} does not find. */
  static String complaint(String word) {
    return Optional.ofNullable(SYNONYMS.get(word))
        .or(() -> Nearest.of(word, words()))
        .map(meant -> "unknown distribution '" + word + "'; did you mean '" + meant + "'?")
        .orElse("unknown distribution '" + word + "'; write one of " + String.join(", ", words()));
  }
}
