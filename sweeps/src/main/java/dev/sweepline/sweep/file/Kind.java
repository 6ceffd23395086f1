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
  static final Kind INT_UNIFORM = new Kind("int_uniform", List.of("min", "max"), List.of());
  static final Kind UNIFORM = new Kind("uniform", List.of("min", "max"), List.of());

  private static final List<Kind> ALL =
      List.of(
          CONSTANT,
          CATEGORICAL,
          INT_UNIFORM,
          UNIFORM,
          new Kind("q_uniform", List.of("min", "max"), List.of("q")),
          new Kind("log_uniform_values", List.of("min", "max"), List.of()),
          new Kind("q_log_uniform_values", List.of("min", "max"), List.of("q")),
          new Kind("normal", List.of(), List.of("mu", "sigma")));

  private static final List<String> LATER =
      List.of(
          "categorical_w_probabilities",
          "inv_log_uniform_values",
          "q_normal",
          "log_normal",
          "q_log_normal",
          "beta",
          "q_beta");

  /** W&amp;B's first version: bounds are exponents, which few who write them mean. */
  private static final List<String> EXPONENTS =
      List.of("log_uniform", "q_log_uniform", "inv_log_uniform");

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "loguniform", "log_uniform_values",
          "log", "log_uniform_values",
          "int", "int_uniform",
          "integer", "int_uniform",
          "float", "uniform",
          "choice", "categorical",
          "gaussian", "normal");

  boolean takes(String key) {
    return required.contains(key) || optional.contains(key);
  }

  static Optional<Kind> named(String word) {
    return ALL.stream().filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** What to say of a distribution that {@link #named} does not find. */
  static String complaint(String word) {
    if (LATER.contains(word)) {
      return "distribution '" + word + "' is not supported yet";
    }
    if (EXPONENTS.contains(word)) {
      String values = word.startsWith("q_") ? "q_log_uniform_values" : "log_uniform_values";
      return "distribution '"
          + word
          + "', whose bounds are exponents, is not supported yet; write "
          + values
          + " and the bounds as values";
    }
    List<String> words = ALL.stream().map(Kind::word).toList();
    return Optional.ofNullable(SYNONYMS.get(word))
        .or(() -> Nearest.of(word, words))
        .map(meant -> "unknown distribution '" + word + "'; did you mean '" + meant + "'?")
        .orElse("unknown distribution '" + word + "'; write one of " + String.join(", ", words));
  }
}
