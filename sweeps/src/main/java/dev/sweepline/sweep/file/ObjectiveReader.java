package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.MetricBound;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.yaml.KeySchema;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of what trials are compared by: {@code metric: {name, goal, aggregate}}, or several as a
 * list under {@code metrics}, and {@code constraints}.
 */
final class ObjectiveReader {
  private static final Map<String, String> GOALS =
      Map.of("max", "maximize", "min", "minimize", "maximum", "maximize", "minimum", "minimize");

  private static final List<String> COSTS = List.of("loss", "mse", "rmse", "mae", "error");
  private static final String LIST =
      "metrics: [{name: val_accuracy, goal: maximize}, {name: seconds, goal: minimize}]";

  private final MapReader file;

  ObjectiveReader(MapReader file) {
    this.file = file;
  }

  /** The objectives; empty after a report. */
  Optional<Objectives> read() {
    List<MetricBound> constraints = new ConstraintReader(file).read();
    if (file.has("metrics")) {
      return several(constraints);
    }
    return single().map(first -> new Objectives(first, List.of(), constraints));
  }

  private Optional<Objective> single() {
    if (!file.has("metric")) {
      if (!needed()) {
        file.problems()
            .warn(
                SourcePosition.START,
                "metric is missing; read as metric: {name: val_accuracy, goal: maximize}");
      }
      return Optional.of(new Objective(MetricNames.VAL_ACCURACY, Goal.MAXIMIZE));
    }
    return file.map("metric", "metric: {name: val_loss, goal: minimize}")
        .flatMap(metric -> objective(metric, SweepKeys.METRIC));
  }

  private Optional<Objectives> several(List<MetricBound> constraints) {
    if (file.has("metric")) {
      file.problems()
          .error(file.keyPlace("metric"), "metric and metrics are both given; remove one of them");
      return Optional.empty();
    }
    Optional<Yaml> value = file.find("metrics");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Yaml.Items list) || list.items().isEmpty()) {
      file.error(
          "metrics", "metrics must be a list, not " + value.get().shown() + "; write " + LIST);
      return Optional.empty();
    }
    List<Objective> objectives = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Yaml item : list.items()) {
      MapReader.of("metrics", item.place(), item, LIST, file.problems())
          .flatMap(metric -> objective(metric, SweepKeys.ONE_OF_METRICS))
          .filter(objective -> isNew(objective, names, item))
          .ifPresent(objectives::add);
    }
    return objectives.size() < list.items().size()
        ? Optional.empty()
        : Optional.of(
            new Objectives(
                objectives.get(0), objectives.subList(1, objectives.size()), constraints));
  }

  private boolean isNew(Objective objective, Set<String> names, Yaml item) {
    boolean isNew = names.add(objective.name());
    if (!isNew) {
      file.problems()
          .error(item.place(), "metric '" + objective.name() + "' is there twice; remove one");
    }
    return isNew;
  }

  private Optional<Objective> objective(MapReader metric, KeySchema keys) {
    if (keys.check(metric) && !metric.has("name")) {
      metric.error("name is missing; write what trials are ranked by, such as val_accuracy");
    }
    Optional<String> name = metric.text("name");
    Optional<Goal> goal =
        metric.has("goal") ? goal(metric) : Optional.of(defaultGoal(metric, name));
    name.flatMap(ObjectiveReader::usualGoal)
        .filter(usual -> metric.has("goal") && goal.filter(said -> said != usual).isPresent())
        .ifPresent(usual -> warnOfUnusual(metric, name.get(), usual));
    Optional<Aggregate> aggregate =
        metric.has("aggregate")
            ? metric.oneOf("aggregate", Aggregate.class)
            : Optional.of(Aggregate.LAST);
    return name.isPresent() && goal.isPresent() && aggregate.isPresent()
        ? Optional.of(new Objective(name.get(), goal.get(), aggregate.get()))
        : Optional.empty();
  }

  /** Whether its absence is an error, which others report. */
  private boolean needed() {
    return file.has("early_terminate")
        || file.find("method").filter(method -> "bayes".equals(method.value())).isPresent();
  }

  /** W&amp;B minimises what says nothing, which is seldom meant of an accuracy. */
  private static Goal defaultGoal(MapReader metric, Optional<String> name) {
    name.filter(each -> usualGoal(each).filter(Goal.MAXIMIZE::equals).isPresent())
        .ifPresent(
            each ->
                metric
                    .problems()
                    .warn(
                        metric.place(),
                        "goal is missing, so " + each + " is minimized; write goal: maximize"));
    return Goal.MINIMIZE;
  }

  private static void warnOfUnusual(MapReader metric, String name, Goal usual) {
    String done = usual == Goal.MAXIMIZE ? "maximized" : "minimized";
    metric
        .problems()
        .warn(
            metric.valuePlace("goal"),
            name + " is usually " + done + "; write goal: " + usual.word() + " if you mean that");
  }

  /** The goal that follows from what a metric is, where its name tells. */
  private static Optional<Goal> usualGoal(String metric) {
    String lower = metric.toLowerCase(Locale.ROOT);
    if (lower.contains("acc") || lower.endsWith("_f1") || lower.endsWith("_r2")) {
      return Optional.of(Goal.MAXIMIZE);
    }
    return COSTS.stream().anyMatch(cost -> lower.equals(cost) || lower.endsWith("_" + cost))
        ? Optional.of(Goal.MINIMIZE)
        : Optional.empty();
  }

  private static Optional<Goal> goal(MapReader metric) {
    Optional<String> word = metric.text("goal");
    Optional<Goal> goal = word.flatMap(Goal::ofWord);
    if (word.isPresent() && goal.isEmpty()) {
      String lower = word.get().toLowerCase(Locale.ROOT);
      metric.error(
          "goal",
          "unknown goal '"
              + word.get()
              + "'"
              + DidYouMean.hintOr(lower, GOALS.values(), GOALS, "write minimize or maximize"));
    }
    return goal;
  }
}
