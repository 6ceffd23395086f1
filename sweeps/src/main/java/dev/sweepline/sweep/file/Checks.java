package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Method;
import dev.sweepline.sweep.Method.CoarseToFine;
import dev.sweepline.sweep.Stage;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.space.Categorical;
import dev.sweepline.sweep.space.Constant;
import dev.sweepline.sweep.space.GridPoints;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the method and the parameters must be to each other. */
final class Checks {
  /** Trials are numbered by an int. */
  private static final BigInteger MOST_TRIALS = BigInteger.valueOf(Integer.MAX_VALUE);

  private final Scope file;
  private final Map<String, Parameter> parameters;
  private final Problems problems;

  /**
   * @param parameters those that could be read
   */
  Checks(Scope file, Map<String, Parameter> parameters) {
    this.file = file;
    this.parameters = parameters;
    this.problems = file.problems();
  }

  void check(Method method) {
    if (method instanceof Method.Grid) {
      grid();
    } else if (method instanceof CoarseToFine coarse) {
      coarseToFine(coarse.stages());
    } else if (!file.has("run_cap")) {
      problems.warn(
          file.keyPlace("method"),
          "random has no end of its own; run stops after "
              + Sweep.TRIALS_WITHOUT_END
              + " trials, write run_cap to choose another number");
    }
  }

  private void grid() {
    boolean finite = true;
    Map<String, Yaml.Field> fields = fields();
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      if (entry.getValue().grid().isEmpty()) {
        finite = false;
        problems.error(
            fields.get(entry.getKey()).place(),
            "a grid cannot list parameter '"
                + entry.getKey()
                + "', which is "
                + entry.getValue().kind()
                + "; write values: […] or distribution: q_uniform with a q");
      }
    }
    if (finite && complete() && !file.has("run_cap")) {
      BigInteger size = new SearchSpace(parameters).gridSize().orElseThrow();
      if (size.compareTo(MOST_TRIALS) > 0) {
        problems.warn(
            file.keyPlace("parameters"),
            "the grid has "
                + size
                + " points, more than a sweep can run; write run_cap to try only the first of them");
      }
    }
  }

  private void coarseToFine(List<Stage> stages) {
    if (!complete()) {
      return;
    }
    if (parameters.values().stream().allMatch(Constant.class::isInstance)) {
      problems.error(
          file.keyPlace("parameters"),
          "coarse_to_fine has nothing to narrow; give a parameter values or min and max");
    }
    Map<String, Parameter> lists = new TreeMap<>(parameters);
    lists.values().removeIf(parameter -> !(parameter instanceof Categorical));
    BigInteger combinations =
        lists.values().stream()
            .flatMap(list -> list.grid().stream())
            .map(GridPoints::count)
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    if (!(file.find("stages").orElseThrow() instanceof Yaml.Items items)) {
      return;
    }
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      if (stage.sampler() == Stage.Sampling.GRID
          && combinations.compareTo(BigInteger.valueOf(stage.trials())) > 0) {
        problems.error(
            items.items().get(i).place(),
            "stage "
                + (i + 1)
                + ": a grid over the values of "
                + String.join(", ", lists.keySet())
                + " has "
                + combinations
                + " combinations, more than its "
                + stage.trials()
                + " trials; write more trials or sampler: random");
      }
    }
  }

  /** Whether every parameter of the file could be read. */
  private boolean complete() {
    return !parameters.isEmpty() && parameters.size() == fields().size();
  }

  private Map<String, Yaml.Field> fields() {
    return file.find("parameters")
        .filter(Yaml.Fields.class::isInstance)
        .map(map -> ((Yaml.Fields) map).fields())
        .orElse(Map.of());
  }
}
