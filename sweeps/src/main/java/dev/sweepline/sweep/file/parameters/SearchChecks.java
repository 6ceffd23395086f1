package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.space.FiniteSpace;
import dev.sweepline.sweep.space.Grid;
import dev.sweepline.sweep.space.Rules;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks of a method against the parameters that it searches. */
public final class SearchChecks {
  /** Trials are numbered by an int. */
  private static final BigInteger MOST_TRIALS = BigInteger.valueOf(Integer.MAX_VALUE);

  private final MapReader file;
  private final SpaceDraft draft;
  private final Rules rules;
  private final boolean capped;
  private final Budget budget;
  private final Map<String, Parameter> parameters;
  private final ProblemCollector problems;

  /**
   * @param draft the parameters that could be read
   * @param capped whether the file says how many trials run
   * @param budget of each trial
   */
  public SearchChecks(
      MapReader file, SpaceDraft draft, Rules rules, boolean capped, Budget budget) {
    this.file = file;
    this.draft = draft;
    this.rules = rules;
    this.capped = capped;
    this.budget = budget;
    this.parameters = draft.parameters;
    this.problems = file.problems();
  }

  public void check(Method method) {
    if (draft.complete() && parameters.isEmpty()) {
      problems.error(
          file.keyPlace("parameters"), "every parameter is computed; give one of them values");
    }
    boolean sound = draft.complete() && problems.errors().isEmpty();
    if (sound) {
      new RulesCheck(file, new SearchSpace(parameters, rules)).check();
    }
    if (method instanceof Method.GridSearch) {
      grid();
    } else if (method instanceof CoarseToFine coarse) {
      coarseToFine(coarse.stages());
    } else {
      if (method.learns()) {
        learns(method);
      }
      if (method instanceof Method.Pbt pbt) {
        population(pbt);
      } else {
        endless(method);
      }
    }
  }

  /** What a population of networks has no use for, or cannot have. */
  private void population(Method.Pbt pbt) {
    if (budget.unit() != Budget.Unit.EPOCHS) {
      problems.error(
          file.keyPlace("budget"),
          "pbt looks at networks between epochs; write budget: {epochs: 20}");
      return;
    }
    long trials = (long) pbt.population() * pbt.generations(budget);
    if (trials > Integer.MAX_VALUE) {
      problems.error(
          file.keyPlace("method"), "pbt would run " + trials + " trials; write a longer interval");
    }
    if (pbt.generations(budget) == 1) {
      problems.warn(
          file.keyPlace("method"),
          "pbt never looks at the networks before they are done; write an interval below "
              + budget.amount());
    }
    if (capped) {
      problems.error(
          file.keyPlace(file.has("run_cap") ? "run_cap" : "budget"),
          "pbt runs "
              + trials
              + " trials, population times epochs by interval; remove "
              + (file.has("run_cap") ? "run_cap" : "trials"));
    }
    unwanted("metrics", "pbt ranks its population by one metric; write metric");
    unwanted("early_terminate", "pbt replaces the worst networks itself; write stop_if or nothing");
    unwanted("repeats", "pbt trains one network a trial; remove repeats");
    unwanted(
        "refit",
        "pbt moves parameters while networks train, so there is no assignment to train again;"
            + " remove refit");
    pbt.explore().stream()
        .filter(name -> draft.complete() && !parameters.containsKey(name))
        .forEach(
            name ->
                problems.error(
                    file.keyPlace("explore"),
                    "there is no parameter '"
                        + name
                        + "' to explore"
                        + DidYouMean.hintOr(
                            name,
                            List.copyOf(parameters.keySet()),
                            Map.of(),
                            "explore some of " + String.join(", ", parameters.keySet()))));
  }

  private void unwanted(String key, String why) {
    if (file.has(key)) {
      problems.error(file.keyPlace(key), why);
    }
  }

  private void endless(Method method) {
    if (capped) {
      return;
    }
    Optional<FiniteSpace> finite =
        draft.complete() && problems.errors().isEmpty() && !(method instanceof Method.Bayes)
            ? FiniteSpace.of(new SearchSpace(parameters, rules))
            : Optional.empty();
    int points = finite.map(FiniteSpace::size).orElse(Integer.MAX_VALUE);
    if (points > Sweep.TRIALS_WITHOUT_END) {
      String end =
          finite.isPresent() ? " ends after " + points + " points" : " has no end of its own";
      problems.warn(
          file.keyPlace("method"),
          method.word()
              + end
              + "; run stops after "
              + Sweep.TRIALS_WITHOUT_END
              + " trials, write run_cap to choose another number");
    }
  }

  private void learns(Method method) {
    if (!file.has("metric") && !file.has("metrics")) {
      problems.error(
          file.keyPlace("method"),
          method.word()
              + " needs a metric to learn from; write metric: {name: val_loss, goal: minimize}");
    }
    if (draft.complete() && parameters.values().stream().allMatch(Constant.class::isInstance)) {
      problems.error(
          file.keyPlace("parameters"),
          method.word() + " has nothing to search; give a parameter values or min and max");
    }
    if (method instanceof Method.Bayes) {
      evenLists();
    }
  }

  private void evenLists() {
    parameters.forEach(
        (name, parameter) -> {
          if (parameter instanceof Categorical list && !list.probabilities().isEmpty()) {
            problems.error(
                draft.places.get(name),
                "bayes cannot respect the probabilities of '" + name + "'; remove them");
          }
        });
  }

  private void grid() {
    boolean finite = true;
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      if (entry.getValue().grid().isEmpty()) {
        finite = false;
        problems.error(draft.places.get(entry.getKey()), noGrid(entry.getKey(), entry.getValue()));
      }
    }
    if (finite && draft.complete() && problems.errors().isEmpty()) {
      points();
    }
  }

  private static String noGrid(String name, Parameter parameter) {
    String instead =
        parameter instanceof Categorical
            ? "remove the probabilities"
            : Distribution.named(parameter.kind()).filter(kind -> kind.takes("count")).isPresent()
                ? "write count: 5 for so many points, values: […], or distribution: q_uniform with"
                    + " a q"
                : "write values: […] or distribution: q_uniform with a q";
    return "a grid cannot list parameter '"
        + name
        + "', which is "
        + parameter.kind()
        + "; "
        + instead;
  }

  private void points() {
    Grid grid = new Grid(new SearchSpace(parameters, rules));
    Optional<BigInteger> size = grid.size();
    if (size.filter(points -> points.signum() == 0).isPresent()) {
      problems.error(file.keyPlace("require"), "require forbids every point of the grid");
    } else if (!capped && size.orElse(BigInteger.ZERO).compareTo(MOST_TRIALS) > 0) {
      problems.warn(
          file.keyPlace("parameters"),
          "the grid has "
              + size.get()
              + " points, more than a sweep can run; write run_cap to try only the first of them");
    }
  }

  private void coarseToFine(List<Stage> stages) {
    if (!draft.complete()) {
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
            .flatMap(list -> list.support().stream())
            .map(GridPoints::count)
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    // Conditions leave fewer combinations; a stage that has too many all the same is drawn.
    if (rules.conditions().isEmpty()
        && rules.require().isEmpty()
        && file.find("stages").orElse(null) instanceof Yaml.Items items) {
      for (int i = 0; i < stages.size(); i++) {
        fits(stages.get(i), i, items.items().get(i).place(), combinations, lists);
      }
    }
  }

  private void fits(
      Stage stage,
      int index,
      SourcePosition place,
      BigInteger combinations,
      Map<String, Parameter> lists) {
    if (stage.sampler() == Stage.Sampling.GRID
        && combinations.compareTo(BigInteger.valueOf(stage.trials())) > 0) {
      problems.error(
          place,
          "stage "
              + (index + 1)
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
