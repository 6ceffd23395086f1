package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Method;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.trial.MetricNames;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the top level of a sweep file. */
final class SweepReader {
  private static final Budget DEFAULT_BUDGET = Budget.epochs(10);
  private static final long DEFAULT_SEED = 0;
  private static final Map<String, String> GOALS =
      Map.of("max", "maximize", "min", "minimize", "maximum", "maximize", "minimum", "minimize");

  private final Scope file;
  private final Problems problems;

  private SweepReader(Scope file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The sweep that a document describes; empty where something had to be reported. */
  static Optional<Sweep> read(Yaml root, String defaultName, Problems problems) {
    if (!(root instanceof Yaml.Fields map)) {
      if (!(root instanceof Yaml.Broken)) {
        problems.error(
            root.place(),
            "a sweep file is a map, not "
                + root.shown()
                + "; write at least method and parameters");
      }
      return Optional.empty();
    }
    return new SweepReader(new Scope("", Place.START, map, problems), problems).sweep(defaultName);
  }

  private Optional<Sweep> sweep(String defaultName) {
    Keys.SWEEP.check(file);
    Optional<String> name = file.has("name") ? file.text("name") : Optional.of(defaultName);
    Optional<Objective> objective = objective();
    Budget budget = budget();
    Optional<Method> method = new MethodReader(file, budget).read();
    Map<String, Parameter> parameters = ParameterReader.read(file);
    OptionalInt runCap = file.count("run_cap");
    OptionalLong seed = file.has("seed") ? file.whole("seed") : OptionalLong.of(DEFAULT_SEED);
    Optional<Choice> dataset = choice("dataset", "digits");
    Optional<Choice> network = choice("network", "mlp");
    method.ifPresent(m -> new Checks(file, parameters).check(m));
    if (!problems.errors().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sweep(
            name.orElseThrow(),
            objective.orElseThrow(),
            new SearchSpace(parameters),
            method.orElseThrow(),
            runCap,
            seed.orElseThrow(),
            budget,
            dataset,
            network));
  }

  private Optional<Objective> objective() {
    if (!file.has("metric")) {
      problems.warn(
          Place.START, "metric is missing; read as metric: {name: val_accuracy, goal: maximize}");
      return Optional.of(new Objective(MetricNames.VAL_ACCURACY, Goal.MAXIMIZE));
    }
    Optional<Scope> metric = file.map("metric", "metric: {name: val_loss, goal: minimize}");
    if (metric.isEmpty()) {
      return Optional.empty();
    }
    if (Keys.METRIC.check(metric.get()) && !metric.get().has("name")) {
      metric.get().error("name is missing; write what trials are ranked by, such as val_accuracy");
    }
    Optional<String> name = metric.get().text("name");
    Optional<Goal> goal =
        metric.get().has("goal") ? goal(metric.get()) : Optional.of(defaultGoal(name));
    return name.isPresent() && goal.isPresent()
        ? Optional.of(new Objective(name.get(), goal.get()))
        : Optional.empty();
  }

  /** W&amp;B minimises what says nothing, which is seldom meant of an accuracy. */
  private Goal defaultGoal(Optional<String> name) {
    name.filter(metric -> metric.toLowerCase(Locale.ROOT).contains("acc"))
        .ifPresent(
            metric ->
                problems.warn(
                    file.keyPlace("metric"),
                    "goal is missing, so " + metric + " is minimized; write goal: maximize"));
    return Goal.MINIMIZE;
  }

  private static Optional<Goal> goal(Scope metric) {
    Optional<String> word = metric.text("goal");
    Optional<Goal> goal = word.flatMap(Goal::ofWord);
    if (word.isPresent() && goal.isEmpty()) {
      String lower = word.get().toLowerCase(Locale.ROOT);
      Optional<String> meant =
          Optional.ofNullable(GOALS.get(lower)).or(() -> Nearest.of(lower, GOALS.values()));
      metric.error(
          "goal",
          "unknown goal '"
              + word.get()
              + "'; "
              + meant.map(m -> "did you mean '" + m + "'?").orElse("write minimize or maximize"));
    }
    return goal;
  }

  private Budget budget() {
    Optional<Scope> scope = file.map("budget", "budget: {epochs: 10}");
    if (scope.isEmpty()) {
      return DEFAULT_BUDGET;
    }
    boolean clean = Keys.BUDGET.check(scope.get());
    if (clean && !scope.get().has("epochs") && !scope.get().has("steps")) {
      scope.get().error("write epochs or steps, for example budget: {epochs: 10}");
    }
    return BudgetReader.read(scope.get(), DEFAULT_BUDGET).orElse(DEFAULT_BUDGET);
  }

  /** {@code mlp}, or {@code {name: mlp, hidden: [64]}}. */
  private Optional<Choice> choice(String key, String example) {
    Optional<Yaml> value = file.find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Yaml.Fields map)) {
      return file.text(key).map(Choice::named);
    }
    Scope scope = new Scope(key, file.keyPlace(key), map, problems);
    if (!scope.has("name")) {
      scope.error("name is missing; write " + key + ": {name: " + example + ", …}");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    map.fields().forEach((option, field) -> options.put(option, field.value().value()));
    options.remove("name");
    return scope.text("name").map(name -> new Choice(name, options));
  }
}
