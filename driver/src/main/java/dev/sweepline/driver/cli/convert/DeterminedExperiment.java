package dev.sweepline.driver.cli.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Determined experiment as a sweep file. */
final class DeterminedExperiment {
  private final ForeignMap file;
  private final ForeignMap searcher;
  private final SweepText out;

  private DeterminedExperiment(ForeignMap file, SweepText out) {
    this.file = file;
    this.searcher = file.map("searcher");
    this.out = out;
  }

  static void convert(ForeignMap file, SweepText out) {
    new DeterminedExperiment(file, out).convert();
  }

  private void convert() {
    file.text("name").ifPresent(name -> out.put("name", name));
    file.text("description").ifPresent(text -> out.put("description", text));
    String word = searcher.text("name").orElse("random");
    out.put("method", SearchWords.method(word, out));
    boolean smaller = searcher.take("smaller_is_better").filter(Boolean.FALSE::equals).isEmpty();
    out.put(
        "metric",
        SweepText.map(
            "name",
            searcher.text("metric").orElse("validation_loss"),
            "goal",
            smaller ? "minimize" : "maximize"));
    Optional<Number> trials = searcher.number("max_trials");
    if (word.equals("single")) {
      out.put("run_cap", 1);
    } else {
      trials.ifPresent(count -> out.put("run_cap", count));
    }
    file.map("reproducibility").number("experiment_seed").ifPresent(seed -> out.put("seed", seed));
    budget();
    if (SearchWords.isHalving(word)) {
      halving(word);
    }
    file.map("resources")
        .number("slots_per_trial")
        .ifPresent(slots -> out.put("resources", Map.of("gpus", slots)));
    entrypoint();
    ForeignMap parameters = file.map("hyperparameters");
    for (String name : parameters.keys()) {
      out.parameter(name, parameter(name, parameters));
    }
    out.without(file.rest());
  }

  private void budget() {
    ForeignMap length = searcher.map("max_length");
    Map<String, Object> budget =
        SweepText.map(
            "epochs", length.number("epochs").orElse(null),
            "steps", length.number("batches").orElse(null),
            "parallel", positive(searcher.number("max_concurrent_trials")),
            "retries", file.number("max_restarts").orElse(null));
    if (!budget.isEmpty()) {
      out.put("budget", budget);
    }
  }

  private static Object positive(Optional<Number> number) {
    return number.filter(count -> count.longValue() > 0).orElse(null);
  }

  private void halving(String word) {
    out.put(
        "early_terminate",
        SweepText.map(
            "type",
            "asha",
            "min_iter",
            1,
            "eta",
            searcher.number("divisor").map(Object.class::cast).orElse(4),
            "brackets",
            word.startsWith("adaptive") ? 3 : null));
    out.note("rungs begin at the first report; set early_terminate.min_iter to your first rung");
  }

  private void entrypoint() {
    Optional<Object> entry = file.take("entrypoint");
    List<String> words =
        entry.isPresent() && entry.get() instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : entry
                .map(text -> List.of(String.valueOf(text).strip().split("\\s+")))
                .orElse(List.of());
    if (words.isEmpty() || (words.size() == 1 && words.get(0).matches("[\\w.]+:\\w+"))) {
      out.note(
          "entrypoint " + String.join(" ", words) + " is a class of Determined's: write a script");
      out.note("that reads its parameters from argv or wandb.config, and program: SCRIPT");
      return;
    }
    List<String> command = new ArrayList<>(words);
    command.add("${args}");
    out.put("command", command);
    out.note("Determined hands parameters over by its library; here the program gets --name=value");
  }

  private Map<String, Object> parameter(String name, ForeignMap within) {
    ForeignMap map = within.map(name);
    if (map.keys().isEmpty()) {
      Object value = within.take(name).orElse("");
      return value instanceof List<?> ? Map.of("value", value) : SweepText.map("value", value);
    }
    if (!map.has("type")) {
      Map<String, Object> group = new LinkedHashMap<>();
      map.keys().forEach(key -> group.put(key, parameter(key, map)));
      return Map.of("parameters", group);
    }
    String type = map.text("type").orElse("");
    Optional<Number> min = map.number("minval");
    Optional<Number> max = map.number("maxval");
    Object count = map.number("count").map(Object.class::cast).orElse(null);
    return switch (type) {
      case "const" -> SweepText.map("value", map.take("val").orElse(""));
      case "categorical" -> Map.of("values", map.list("vals"));
      case "int" ->
          SweepText.map(
              "min", min.map(Number::longValue).orElse(null),
              "max", max.map(Number::longValue).orElse(null),
              "count", count);
      case "log" -> {
        double base = map.number("base").map(Number::doubleValue).orElse(10.0);
        yield SweepText.map(
            "distribution",
            "log_uniform_values",
            "min",
            min.map(low -> power(base, low)).orElse(null),
            "max",
            max.map(high -> power(base, high)).orElse(null),
            "count",
            count);
      }
      default ->
          SweepText.map(
              "min", min.map(Number::doubleValue).orElse(null),
              "max", max.map(Number::doubleValue).orElse(null),
              "count", count);
    };
  }

  /** Rounded to what a person would have written. */
  private static double power(double base, Number exponent) {
    return Double.parseDouble("%.12g".formatted(Math.pow(base, exponent.doubleValue())));
  }
}
