package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that one map of the file may hold, and what to say of others.
 *
 * @param known what we read
 * @param elsewhere what to say of keys that W&amp;B knows and that mean nothing here
 * @param synonyms what other tools call our keys
 * @param ofParameters what to say of a key that holds a parameter; empty where none is likely
 */
public record KeySchema(
    List<String> known,
    Map<String, String> elsewhere,
    Map<String, String> synonyms,
    String ofParameters) {
  /** What W&amp;B's own agent reads, which is kept and passed over. */
  public static final List<String> LABELS =
      List.of(
          "program",
          "command",
          "project",
          "entity",
          "description",
          "controller",
          "settings",
          "scheduler",
          "job",
          "image_uri",
          "apiVersion",
          "kind");

  public static final KeySchema SWEEP =
      new KeySchema(
          and(
              LABELS,
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
              "require",
              "points",
              "seeds",
              "repeats",
              "refit",
              "resources",
              "trainer",
              "early_terminate"),
          Map.of(
              "metrics",
              "metrics is for method: custom, which runs W&B's own scheduler; write metric: {name:"
                  + " val_loss, goal: minimize}"),
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
              Map.entry("constraints", "require"),
              Map.entry("replicates", "repeats"),
              Map.entry("retrain", "refit"),
              Map.entry("final", "refit"),
              Map.entry("gpus", "resources"),
              Map.entry("early_stopping", "early_terminate"),
              Map.entry("data", "dataset"),
              Map.entry("model", "network")),
          "a parameter belongs under parameters");

  public static final KeySchema METRIC =
      new KeySchema(
          List.of("name", "goal", "aggregate", "target", "impute", "impute_while_running"),
          Map.of(),
          Map.of("direction", "goal", "mode", "goal"),
          "");

  public static final KeySchema BUDGET =
      new KeySchema(
          List.of(
              "trials",
              "epochs",
              "steps",
              "parallel",
              "failed",
              "retries",
              "time",
              "trial_time",
              "hang_after",
              "disk"),
          Map.of(),
          Map.ofEntries(
              Map.entry("iterations", "steps"),
              Map.entry("batches", "steps"),
              Map.entry("max_trials", "trials"),
              Map.entry("n_trials", "trials"),
              Map.entry("run_cap", "trials"),
              Map.entry("slots", "parallel"),
              Map.entry("concurrency", "parallel"),
              Map.entry("max_failed", "failed"),
              Map.entry("max_retries", "retries"),
              Map.entry("timeout", "time"),
              Map.entry("trial_timeout", "trial_time"),
              Map.entry("hang_timeout", "hang_after")),
          "");

  public static final KeySchema SAVE =
      new KeySchema(
          List.of("top"), Map.of(), Map.of("best", "top", "k", "top", "models", "top"), "");

  public static final KeySchema REFIT =
      new KeySchema(
          List.of("workers", "averaging_frequency", "batch_size_per_worker", "epochs"),
          Map.of(),
          Map.of("batch_size", "batch_size_per_worker", "frequency", "averaging_frequency"),
          "");

  public static final KeySchema RESOURCES =
      new KeySchema(
          List.of("cpus", "gpus", "memory"),
          Map.of(),
          Map.of("cores", "cpus", "cpu", "cpus", "gpu", "gpus", "mem", "memory", "ram", "memory"),
          "");

  public static final KeySchema STAGE =
      new KeySchema(
          List.of("trials", "epochs", "steps", "sampler"),
          Map.of(),
          Map.of("n_trials", "trials", "run_cap", "trials", "method", "sampler"),
          "");

  public static final KeySchema PARAMETER =
      new KeySchema(
          List.of(
              "value",
              "values",
              "min",
              "max",
              "distribution",
              "probabilities",
              "q",
              "mu",
              "sigma",
              "a",
              "b",
              "log",
              "step",
              "count",
              "when",
              "expr",
              "parameters"),
          Map.of(),
          Map.ofEntries(
              Map.entry("choices", "values"),
              Map.entry("options", "values"),
              Map.entry("low", "min"),
              Map.entry("lower", "min"),
              Map.entry("high", "max"),
              Map.entry("upper", "max"),
              Map.entry("quantum", "q"),
              Map.entry("n", "count"),
              Map.entry("num", "count"),
              Map.entry("condition", "when"),
              Map.entry("if", "when"),
              Map.entry("formula", "expr"),
              Map.entry("expression", "expr"),
              Map.entry("probs", "probabilities"),
              Map.entry("weights", "probabilities"),
              Map.entry("mean", "mu"),
              Map.entry("std", "sigma"),
              Map.entry("type", "distribution"),
              Map.entry("default", "value")),
          "parameters in a group stand under parameters: {…}");

  public static final KeySchema EARLY_TERMINATE =
      new KeySchema(
          List.of("type", "min_iter", "max_iter", "s", "eta", "strict"),
          Map.of(),
          Map.of("reduction_factor", "eta", "grace_period", "min_iter", "max_t", "max_iter"),
          "");

  private static List<String> and(List<String> last, String... first) {
    return Stream.concat(Stream.of(first), last.stream()).toList();
  }

  /** Reports every key that does not belong; true when all do. */
  public boolean check(MapReader scope) {
    boolean clean = true;
    for (String key : scope.keys()) {
      if (!known.contains(key)) {
        clean = false;
        scope.problems().error(scope.keyPlace(key), complaint(scope, key));
      }
    }
    return clean;
  }

  private String complaint(MapReader scope, String key) {
    if (elsewhere.containsKey(key)) {
      return elsewhere.get(key);
    }
    String unknown = "unknown key '" + shown(key) + "'";
    if (!ofParameters.isEmpty()
        && scope.find(key).filter(KeySchema::describesParameter).isPresent()) {
      return unknown + "; " + ofParameters;
    }
    Optional<String> meant =
        Optional.ofNullable(synonyms.get(key)).or(() -> DidYouMean.of(key, known));
    return meant
        .map(word -> unknown + "; did you mean '" + word + "'?")
        .orElse(unknown + "; it may be one of " + String.join(", ", known));
  }

  /** A word of the file, as a message quotes it. */
  public static String shown(String key) {
    return key.length() > 40 ? key.substring(0, 40) + "…" : key;
  }

  private static boolean describesParameter(Yaml value) {
    return value instanceof Yaml.Fields map
        && List.of("value", "values", "min", "max", "distribution", "expr").stream()
            .anyMatch(map.fields()::containsKey);
  }
}
