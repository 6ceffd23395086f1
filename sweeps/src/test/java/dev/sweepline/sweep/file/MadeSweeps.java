package dev.sweepline.sweep.file;

import dev.sweepline.sweep.file.parameters.ParameterKeys;
import dev.sweepline.sweep.yaml.KeySchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Sweep documents made of a seed: sound ones, and the same with one thing changed. */
final class MadeSweeps {
  private static final List<Object> ODD =
      List.of(
          true,
          false,
          -1L,
          0L,
          1L,
          7L,
          3_000_000_000L,
          0.5,
          1.0,
          -2.5,
          1e300,
          "",
          " ",
          "text",
          "grid",
          "5m",
          "false",
          "p0",
          List.of(),
          List.of(1L),
          List.of("a", "a"),
          Map.of(),
          Map.of("name", "x"),
          Map.of("value", 1L),
          List.of(Map.of()),
          Collections.singletonList(null));

  private final Random random;

  MadeSweeps(long seed) {
    this.random = new Random(seed);
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private void maybe(Map<String, Object> map, String key, Supplier<Object> value) {
    if (random.nextInt(3) == 0) {
      map.put(key, value.get());
    }
  }

  private Object startup() {
    return one(1L, 20L, map("trials", 7L, "sampler", "latin_hypercube"), map("sampler", "random"));
  }

  /** A document that means something. */
  Map<String, Object> sound() {
    String method =
        one(
            "grid",
            "random",
            "sobol",
            "latin_hypercube",
            "bayes",
            "tpe",
            "cma_es",
            "auto",
            "pbt",
            "coarse_to_fine");
    Map<String, Object> sweep = map("method", method, "metric", metric());
    Map<String, Object> parameters = map("p0", map("values", List.of("a", "b", "c")));
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      parameters.put("p" + i, parameter(method, 2));
    }
    sweep.put("parameters", parameters);
    if (method.equals("tpe")) {
      maybe(sweep, "startup", this::startup);
      maybe(sweep, "prior", () -> one("a-sweep", List.of("a-sweep", "another")));
      maybe(sweep, "gamma", () -> one(0.1, 0.25));
      maybe(sweep, "candidates", () -> 24L);
    } else if (method.equals("cma_es")) {
      maybe(sweep, "startup", this::startup);
      maybe(sweep, "sigma", () -> one(0.1, 1L));
      maybe(sweep, "population", () -> one(2L, 12L));
    } else if (method.equals("bayes")) {
      maybe(sweep, "startup", this::startup);
      maybe(sweep, "prior", () -> List.of("a-sweep"));
    } else if (method.equals("pbt")) {
      maybe(sweep, "startup", () -> map("sampler", one("sobol", "random")));
      maybe(sweep, "population", () -> one(2L, 12L));
      maybe(sweep, "interval", () -> one(1L, 3L));
      maybe(sweep, "quantile", () -> one(0.2, 0.5));
      maybe(sweep, "perturb", () -> one(1.2, 2L));
      maybe(sweep, "resample", () -> one(0L, 0.5));
      maybe(sweep, "explore", () -> List.of("p0"));
    }
    boolean alone = method.equals("pbt");
    if (!alone && random.nextBoolean()) {
      sweep.put("run_cap", 1L + random.nextInt(50));
    }
    maybe(sweep, "name", () -> "made");
    maybe(sweep, "seed", () -> (long) random.nextInt());
    maybe(sweep, "dataset", () -> one("digits", map("name", "csv", "file", "a.csv")));
    maybe(sweep, "network", () -> one("mlp", map("name", "mlp", "hidden", List.of(64L, 32L))));
    maybe(sweep, "budget", () -> alone ? map("epochs", 5L) : budget());
    maybe(sweep, "measurements", () -> one(List.of(), List.of("layers")));
    maybe(sweep, "save", () -> map("top", (long) random.nextInt(4)));
    maybe(sweep, "trial_name", () -> one("{p0}", "plain"));
    maybe(sweep, "columns", () -> List.of("name", "p0"));
    maybe(sweep, "require", () -> one("p0 != 'c'", List.of("p0 != 'c'", "1 < 2")));
    maybe(sweep, "points", () -> List.of(map("p0", "a"), Map.of()));
    maybe(sweep, "seeds", () -> one("same", "per_trial"));
    if (!alone) {
      maybe(sweep, "repeats", () -> 1L + random.nextInt(3));
      maybe(sweep, "refit", () -> one(true, false, map("workers", 2L), map("epochs", 3.0)));
      maybe(sweep, "early_terminate", () -> one(stopping(), List.of(stopping(), other())));
    }
    maybe(sweep, "resources", () -> one(map("gpus", 0.25), map("gpus", 1L, "memory", "4GB")));
    maybe(
        sweep,
        "tracking",
        () ->
            one(
                map("mlflow", "https://a/b"),
                map("tensorboard", "runs", "mlflow", "http://a:5000")));
    maybe(sweep, "trainer", () -> one("auto", "dl4j", "packed"));
    maybe(sweep, "stop_if", () -> one("val_loss > 3 and epoch >= 2", List.of("step > 9")));
    maybe(sweep, one("entity", "kind", "job"), () -> one("x", List.of("x"), 3L));
    if (!sweep.containsKey("network")) {
      maybe(sweep, "program", () -> "train.py");
      maybe(sweep, "command", () -> List.of("python", "${program}", 3L, true, 0.5));
    }
    if (sweep.containsKey("program") || sweep.containsKey("command")) {
      maybe(sweep, "files", () -> one(List.of(), List.of("train.py", "src/")));
      maybe(sweep, "directory", () -> one("src", "/shared"));
      maybe(sweep, "environment", () -> map("A", 1L, "B", "b"));
      maybe(sweep, "report", () -> one(map("prefix", "m: "), map("pattern", "(a)=(b)")));
      maybe(sweep, "wandb", () -> one("real", "standin"));
    }
    if (method.equals("coarse_to_fine")) {
      sweep.put("stages", List.of(stage(), stage()));
      maybe(sweep, "margin", () -> one(0.0, 0.2));
      maybe(sweep, "shrink", () -> one(0.5, 1L));
      maybe(sweep, "top", () -> 2L);
      maybe(sweep, "extend", random::nextBoolean);
    }
    return sweep;
  }

  private Map<String, Object> metric() {
    Map<String, Object> metric = map("name", "val_loss");
    maybe(metric, "goal", () -> one("minimize", "maximize"));
    maybe(metric, "aggregate", () -> one("last", "best"));
    maybe(metric, "target", () -> one(0.5, 1L));
    maybe(metric, "impute", () -> one("worst", "best", "latest"));
    maybe(metric, "impute_while_running", () -> one("false", false, "latest"));
    return metric;
  }

  private Map<String, Object> budget() {
    Map<String, Object> budget = map(one("epochs", "steps"), 1L + random.nextInt(9));
    maybe(budget, "parallel", () -> 2L);
    maybe(budget, "failed", () -> 0L);
    maybe(budget, "retries", () -> 1.0);
    maybe(budget, "time", () -> one("24h", "1h30m", "2 d 3 s"));
    maybe(budget, "trial_time", () -> one("90s", " 10m "));
    return budget;
  }

  private Map<String, Object> stage() {
    Map<String, Object> stage = map("trials", 200L);
    maybe(stage, one("epochs", "steps"), () -> 3L);
    maybe(stage, "sampler", () -> one("grid", "random", "sobol", "latin_hypercube"));
    return stage;
  }

  private Map<String, Object> stopping() {
    Map<String, Object> stopping =
        one(map("type", "hyperband", "min_iter", 3L), map("type", "hyperband", "max_iter", 27L));
    if (stopping.containsKey("max_iter")) {
      stopping.put("s", 2L);
    }
    maybe(stopping, "eta", () -> one(2L, 2.5));
    maybe(stopping, "strict", random::nextBoolean);
    return stopping;
  }

  private Map<String, Object> other() {
    Map<String, Object> rule =
        one(
            map("type", "asha", "eta", one(2L, 4.0), "brackets", 2L),
            map("type", "asha", "min_iter", 2L, "max_iter", 81L),
            map("type", "median", "min_trials", 3L, "of", one("averages", "bests")),
            map("type", "patience", "patience", 4L, "min_delta", one(0L, 0.01)));
    maybe(rule, "unit", () -> one("reports", "epochs"));
    return rule;
  }

  private Map<String, Object> parameter(String method, int depth) {
    Map<String, Object> made =
        switch (random.nextInt(method.equals("grid") ? 6 : 13)) {
          case 0 -> map("value", one(1L, "x", List.of(1L), 0.5));
          case 1 -> map("values", List.of(1L, 2.5, "x"));
          case 2 -> map("min", 1L, "max", 4L);
          case 3 -> map("min", 0.5, "max", 4L, one("step", "count"), 2L);
          case 4 -> map("distribution", "q_uniform", "min", 1L, "max", 9L, "q", one(2L, 0.5));
          case 5 -> depth == 0 ? map("value", 1L) : group(method, depth - 1);
          case 6 -> weighted(method);
          case 7 -> map("min", 0.001, "max", 1.0, "log", true);
          case 8 ->
              map("distribution", one("log_uniform", "inv_log_uniform"), "min", -3L, "max", 0L);
          case 9 -> ofDistribution("log_uniform_values", "inv_log_uniform_values", "count", 3L);
          case 10 -> ofDistribution("q_log_uniform_values", "q_uniform", "q", 2L);
          case 11 -> map("distribution", one("normal", "log_normal"), "mu", 1L, "sigma", 2.5);
          default -> map("distribution", "q_beta", "a", 2L, "b", 3L, "q", 0.1);
        };
    maybe(made, "when", () -> map("p0", one("a", List.of("a", "b"))));
    return made;
  }

  /** Bayes cannot respect probabilities. */
  private Map<String, Object> weighted(String method) {
    Map<String, Object> made = map("values", List.of(1L, 2L));
    if (!method.equals("bayes")) {
      made.put("probabilities", List.of(0.25, 0.75));
    }
    return made;
  }

  private Map<String, Object> ofDistribution(String a, String b, String key, Object value) {
    return map("distribution", one(a, b), "min", 1L, "max", 64L, key, value);
  }

  private Map<String, Object> group(String method, int depth) {
    return map("parameters", map("x", parameter(method, depth), "y-2", map("expr", "len('ab')")));
  }

  /** A copy with one value, somewhere, replaced, removed or added. */
  Map<String, Object> changed(Map<String, Object> sweep) {
    Map<String, Object> copy = copy(sweep);
    List<Map<String, Object>> maps = new ArrayList<>();
    collect(copy, maps);
    Map<String, Object> map = pick(maps);
    String key = new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
    switch (random.nextInt(4)) {
      case 0 -> map.remove(key);
      case 1 -> map.put(anyKey(), odd());
      default -> map.put(key, odd());
    }
    return copy;
  }

  private Map<String, Object> pick(List<Map<String, Object>> maps) {
    Map<String, Object> map = maps.get(random.nextInt(maps.size()));
    return map.isEmpty() ? maps.get(0) : map;
  }

  private String anyKey() {
    List<String> keys = new ArrayList<>(List.of("extra", "1st", "metrics"));
    for (KeySchema known :
        List.of(
            SweepKeys.SWEEP,
            SweepKeys.METRIC,
            SweepKeys.BUDGET,
            SweepKeys.STAGE,
            ParameterKeys.PARAMETER)) {
      keys.addAll(known.known());
    }
    return keys.get(random.nextInt(keys.size()));
  }

  private Object odd() {
    int at = random.nextInt(ODD.size() + 1);
    return at == ODD.size() ? null : ODD.get(at);
  }

  private static Map<String, Object> copy(Map<String, Object> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key, copyOf(value)));
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy((Map<String, Object>) map);
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(MadeSweeps::copyOf).toList())
        : value;
  }

  @SuppressWarnings("unchecked")
  private static void collect(Object value, List<Map<String, Object>> maps) {
    if (value instanceof Map<?, ?> map) {
      maps.add((Map<String, Object>) map);
      map.values().forEach(inner -> collect(inner, maps));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(inner, maps));
    }
  }
}
