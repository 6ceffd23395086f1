package dev.sweepline.sweep.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that one map of the file may hold, and what to say of others.
 *
 * @param known what we read
 * @param later what W&amp;B reads and we do not yet
 * @param synonyms what other tools call our keys
 * @param ofParameters what to say of a key that holds a parameter; empty where none is likely
 */
record Keys(
    List<String> known, List<String> later, Map<String, String> synonyms, String ofParameters) {
  static final Keys SWEEP =
      new Keys(
          List.of(
              "name",
              "method",
              "metric",
              "parameters",
              "run_cap",
              "seed",
              "dataset",
              "network",
              "budget",
              "measurements",
              "save",
              "trial_name",
              "columns",
              "stages",
              "margin",
              "shrink",
              "top",
              "extend",
              "program",
              "command",
              "project",
              "entity",
              "description",
              "controller"),
          List.of(
              "early_terminate", "metrics", "scheduler", "job", "image_uri", "apiVersion", "kind"),
          Map.ofEntries(
              Map.entry("max_trials", "run_cap"),
              Map.entry("n_trials", "run_cap"),
              Map.entry("num_trials", "run_cap"),
              Map.entry("trials", "run_cap"),
              Map.entry("count", "run_cap"),
              Map.entry("objective", "metric"),
              Map.entry("search_space", "parameters"),
              Map.entry("hyperparameters", "parameters"),
              Map.entry("params", "parameters"),
              Map.entry("algorithm", "method"),
              Map.entry("sampler", "method"),
              Map.entry("strategy", "method"),
              Map.entry("epochs", "budget"),
              Map.entry("steps", "budget"),
              Map.entry("random_seed", "seed"),
              Map.entry("data", "dataset"),
              Map.entry("model", "network")),
          "a parameter belongs under parameters");

  static final Keys METRIC =
      new Keys(
          List.of("name", "goal", "aggregate"),
          List.of("target", "impute", "impute_while_running"),
          Map.of("direction", "goal", "mode", "goal"),
          "");

  static final Keys BUDGET =
      new Keys(
          List.of("epochs", "steps"),
          List.of(),
          Map.of("iterations", "steps", "batches", "steps"),
          "");

  static final Keys SAVE =
      new Keys(List.of("top"), List.of(), Map.of("best", "top", "k", "top", "models", "top"), "");

  static final Keys STAGE =
      new Keys(
          List.of("trials", "epochs", "steps", "sampler"),
          List.of(),
          Map.of("n_trials", "trials", "run_cap", "trials", "method", "sampler"),
          "");

  static final Keys PARAMETER =
      new Keys(
          List.of("value", "values", "min", "max", "distribution", "q", "mu", "sigma"),
          List.of("parameters", "probabilities", "a", "b"),
          Map.ofEntries(
              Map.entry("choices", "values"),
              Map.entry("options", "values"),
              Map.entry("low", "min"),
              Map.entry("lower", "min"),
              Map.entry("high", "max"),
              Map.entry("upper", "max"),
              Map.entry("step", "q"),
              Map.entry("mean", "mu"),
              Map.entry("std", "sigma"),
              Map.entry("type", "distribution"),
              Map.entry("default", "value")),
          "nested parameters are not supported yet, write a name with a dot");

  /** Reports every key that does not belong; true when all do. */
  boolean check(Scope scope) {
    boolean clean = true;
    for (String key : scope.keys()) {
      if (!known.contains(key)) {
        clean = false;
        scope.problems().error(scope.keyPlace(key), complaint(scope, key));
      }
    }
    return clean;
  }

  private String complaint(Scope scope, String key) {
    if (later.contains(key)) {
      return "'" + key + "' is not supported yet" + instead(key);
    }
    String unknown = "unknown key '" + shown(key) + "'";
    if (!ofParameters.isEmpty() && scope.find(key).filter(Keys::describesParameter).isPresent()) {
      return unknown + "; " + ofParameters;
    }
    Optional<String> meant =
        Optional.ofNullable(synonyms.get(key)).or(() -> Nearest.of(key, known));
    return meant
        .map(word -> unknown + "; did you mean '" + word + "'?")
        .orElse(unknown + "; it may be one of " + String.join(", ", known));
  }

  private static String instead(String key) {
    return key.equals("parameters") ? "; write a parameter name with a dot" : "";
  }

  private static String shown(String key) {
    return key.length() > 40 ? key.substring(0, 40) + "…" : key;
  }

  private static boolean describesParameter(Yaml value) {
    return value instanceof Yaml.Fields map
        && List.of("value", "values", "min", "max", "distribution").stream()
            .anyMatch(map.fields()::containsKey);
  }
}
