package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.yaml.MapReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A reader of the objective: {@code metric: {name, goal, aggregate}}. */
final class ObjectiveReader {
  private static final Map<String, String> GOALS =
      Map.of("max", "maximize", "min", "minimize", "maximum", "maximize", "minimum", "minimize");

  private static final List<String> COSTS = List.of("loss", "mse", "rmse", "mae", "error");

  private final MapReader file;

  ObjectiveReader(MapReader file) {
    this.file = file;
  }

  /** The objective; empty after a report. */
  Optional<Objective> read() {
    if (!file.has("metric")) {
      if (!needed()) {
        file.problems()
            .warn(
                SourcePosition.START,
                "metric is missing; read as metric: {name: val_accuracy, goal: maximize}");
      }
      return Optional.of(new Objective(MetricNames.VAL_ACCURACY, Goal.MAXIMIZE));
    }
    Optional<MapReader> found = file.map("metric", "metric: {name: val_loss, goal: minimize}");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MapReader metric = found.get();
    if (SweepKeys.METRIC.check(metric) && !metric.has("name")) {
      metric.error("name is missing; write what trials are ranked by, such as val_accuracy");
    }
    Optional<String> name = metric.text("name");
    Optional<Goal> goal = metric.has("goal") ? goal(metric) : Optional.of(defaultGoal(name));
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
  private Goal defaultGoal(Optional<String> name) {
    name.filter(metric -> usualGoal(metric).filter(Goal.MAXIMIZE::equals).isPresent())
        .ifPresent(
            metric ->
                file.problems()
                    .warn(
                        file.keyPlace("metric"),
                        "goal is missing, so " + metric + " is minimized; write goal: maximize"));
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
