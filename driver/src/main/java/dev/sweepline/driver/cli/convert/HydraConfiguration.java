package dev.sweepline.driver.cli.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block of Hydra's sweeper, Optuna's or the basic one, as a sweep file. */
final class HydraConfiguration {
  private final ForeignMap file;
  private final ForeignMap sweeper;
  private final SweepText out;

  private HydraConfiguration(ForeignMap file, SweepText out) {
    this.file = file;
    this.sweeper = file.map("hydra").map("sweeper");
    this.out = out;
  }

  static void convert(ForeignMap file, SweepText out) {
    new HydraConfiguration(file, out).convert();
  }

  private void convert() {
    file.map("hydra").ignore("mode", "run", "sweep", "job", "launcher", "output_subdir");
    Map<String, String> overrides = overrides();
    boolean optuna =
        overrides.getOrDefault("sweeper", "").equals("optuna")
            || sweeper.has("n_trials")
            || sweeper.has("sampler")
            || sweeper.has("search_space");
    ForeignMap sampler = sweeper.map("sampler");
    String word =
        sampler
            .text("_target_")
            .map(target -> target.substring(target.lastIndexOf('.') + 1))
            .orElse(overrides.getOrDefault("sweeper/sampler", "tpe"));
    sweeper.ignore("_target_");
    sweeper.text("study_name").ifPresent(name -> out.put("name", name));
    out.put("method", optuna ? SearchWords.method(word, out) : "grid");
    metric();
    sampler.number("seed").ifPresent(seed -> out.put("seed", seed));
    sweeper.number("n_trials").ifPresent(count -> out.put("run_cap", count));
    sweeper
        .number("n_jobs")
        .filter(jobs -> jobs.longValue() > 0)
        .ifPresent(jobs -> out.put("budget", Map.of("parallel", jobs)));
    out.put("program", "main.py");
    out.put("command", List.of("${env}", "${interpreter}", "${program}", "${args_no_hyphens}"));
    out.note("the file does not name its program: write it in place of main.py");
    parameters(optuna);
    // The rest of the configuration stays what it is: the program reads it itself.
    file.ignore(file.keys().toArray(String[]::new));
    out.without(file.map("hydra").rest());
  }

  /** What the defaults list says of Hydra's own parts: {@code override hydra/sweeper: optuna}. */
  private Map<String, String> overrides() {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (ForeignMap entry : file.maps("defaults")) {
      for (String key : entry.keys()) {
        String part = key.replaceFirst("^override\\s+", "").strip();
        if (part.startsWith("/hydra/") || part.startsWith("hydra/")) {
          overrides.put(
              part.substring(part.indexOf("hydra/") + "hydra/".length()),
              entry.text(key).orElse(""));
        }
        entry.ignore(key);
      }
    }
    return overrides;
  }

  private void metric() {
    List<Object> directions = sweeper.list("direction");
    out.note("Hydra's figure is what the main function returns, without a name: print");
    out.note("{\"objective\": …} as a line, or log it with wandb");
    if (directions.size() < 2) {
      out.put(
          "metric",
          SweepText.map(
              "name",
              "objective",
              "goal",
              SearchWords.goal(directions.isEmpty() ? "" : directions.get(0))));
      return;
    }
    List<Object> metrics = new ArrayList<>();
    for (int i = 0; i < directions.size(); i++) {
      metrics.add(
          SweepText.map(
              "name", "objective" + (i + 1), "goal", SearchWords.goal(directions.get(i))));
    }
    out.put("metrics", metrics);
  }

  private void parameters(boolean optuna) {
    ForeignMap space = sweeper.map("search_space");
    space.keys().forEach(name -> distribution(name, space.map(name)));
    ForeignMap params = sweeper.map("params");
    for (String name : params.keys()) {
      Object value = params.take(name).orElse("");
      Optional<Map<String, Object>> keys = HydraSweep.keys(value, optuna);
      out.parameter(name.replaceFirst("^\\++", ""), keys.orElse(SweepText.map("value", value)));
      if (keys.isEmpty()) {
        out.remark(value + " has no twin here; write values: […] or min and max");
      }
    }
    if (space.keys().isEmpty() && params.keys().isEmpty()) {
      out.note("hydra.sweeper has no params here: write the parameters to search");
      out.parameter("example", Map.of("values", List.of(1, 2)));
    }
  }

  /** The older way: {@code {type: float, low: 0, high: 1, log: true}}. */
  private void distribution(String name, ForeignMap map) {
    List<Object> choices = map.list("choices");
    boolean whole = map.text("type").filter("int"::equals).isPresent();
    boolean log = map.take("log").filter(Boolean.TRUE::equals).isPresent();
    Optional<Number> low = map.number("low");
    Optional<Number> high = map.number("high");
    out.parameter(
        name,
        choices.isEmpty()
            ? SweepText.map(
                "min", low.map(bound -> bound(bound, whole)).orElse(null),
                "max", high.map(bound -> bound(bound, whole)).orElse(null),
                "step", map.number("step").map(step -> bound(step, whole)).orElse(null),
                "log", log ? true : null)
            : Map.of("values", choices));
  }

  private static Object bound(Number value, boolean whole) {
    return whole ? (Object) value.longValue() : (Object) value.doubleValue();
  }
}
