package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution of a parameter: its word after {@code distribution:} and the keys that belong to
 * it.
 *
 * @param required keys it cannot do without
 * @param optional keys with a default
 */
public record Distribution(String word, List<String> required, List<String> optional) {
  public static final Distribution CONSTANT =
      new Distribution("constant", List.of("value"), List.of());
  public static final Distribution CATEGORICAL =
      new Distribution("categorical", List.of("values"), List.of());
  public static final Distribution WEIGHTED =
      new Distribution(
          "categorical_w_probabilities", List.of("values", "probabilities"), List.of());
  public static final Distribution INT_UNIFORM = range("int_uniform", "log", "step", "count");
  public static final Distribution UNIFORM = range("uniform", "log", "step", "count");

  private static final List<Distribution> ALL =
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
          new Distribution("normal", List.of(), List.of("mu", "sigma")),
          new Distribution("q_normal", List.of(), List.of("mu", "sigma", "q")),
          new Distribution("log_normal", List.of(), List.of("mu", "sigma")),
          new Distribution("q_log_normal", List.of(), List.of("mu", "sigma", "q")),
          new Distribution("beta", List.of(), List.of("a", "b")),
          new Distribution("q_beta", List.of(), List.of("a", "b", "q")),
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

  private static Distribution range(String word, String... optional) {
    return new Distribution(word, List.of("min", "max"), List.of(optional));
  }

  /** Bounds are exponents, as in W&amp;B's first version: few who write them mean that. */
  public boolean exponents() {
    return word.endsWith("log_uniform");
  }

  public boolean takes(String key) {
    return required.contains(key) || optional.contains(key) || key.equals("when");
  }

  public static List<String> words() {
    return ALL.stream().map(Distribution::word).toList();
  }

  public static Optional<Distribution> named(String word) {
    return ALL.stream().filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** What to say of a distribution that {@link #named} does not find. */
  public static String complaint(String word) {
    return "unknown distribution '"
        + word
        + "'"
        + DidYouMean.hintOr(word, words(), SYNONYMS, "write one of " + String.join(", ", words()));
  }
}
