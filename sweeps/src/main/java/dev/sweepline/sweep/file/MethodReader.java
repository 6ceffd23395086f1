package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.limits.BudgetReader;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;

/** A reader of the method and, for coarse_to_fine, of its stages. */
final class MethodReader {
  static final List<String> WORDS =
      List.of(
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
  private static final String LISTED =
      "auto, grid, random, sobol, latin_hypercube, bayes, tpe, cma_es, pbt or coarse_to_fine";

  /** Which methods read an option; coarse_to_fine reads the others. */
  private static final Map<String, List<String>> OWNERS =
      Map.ofEntries(
          Map.entry("startup", List.of("bayes", "tpe", "cma_es", "auto", "pbt")),
          Map.entry("prior", List.of("bayes", "tpe", "cma_es", "auto")),
          Map.entry("gamma", List.of("tpe")),
          Map.entry("candidates", List.of("tpe")),
          Map.entry("sigma", List.of("cma_es")),
          Map.entry("population", List.of("cma_es", "pbt")),
          Map.entry("interval", List.of("pbt")),
          Map.entry("quantile", List.of("pbt")),
          Map.entry("perturb", List.of("pbt")),
          Map.entry("resample", List.of("pbt")),
          Map.entry("explore", List.of("pbt")));

  /** What only windows that are centred have. */
  private static final List<String> CENTRED = List.of("margin", "shrink", "top", "extend");

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("coarse-to-fine", "coarse_to_fine"),
          Map.entry("grid_search", "grid"),
          Map.entry("random_search", "random"),
          Map.entry("bayesian", "bayes"),
          Map.entry("parzen", "tpe"),
          Map.entry("cmaes", "cma_es"),
          Map.entry("gp", "bayes"),
          Map.entry("population_based_training", "pbt"),
          Map.entry("population", "pbt"),
          Map.entry("lhs", "latin_hypercube"),
          Map.entry("latin", "latin_hypercube"));
  private static final String EXAMPLE = "stages: [{trials: 9, epochs: 3}, {trials: 9, epochs: 6}]";

  private final MapReader sweep;
  private final Budget budget;
  private final OptionalInt runCap;

  /**
   * @param budget of a stage that does not say its own
   * @param runCap how many trials a search has that does not say its stages
   */
  MethodReader(MapReader sweep, Budget budget, OptionalInt runCap) {
    this.sweep = sweep;
    this.budget = budget;
    this.runCap = runCap;
  }

  Optional<Method> read() {
    if (!sweep.has("method")) {
      sweep.error("method is missing; write method: " + LISTED);
    }
    Optional<String> word = sweep.text("method");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (!WORDS.contains(word.get())) {
      sweep.error("method", complaint(word.get()));
      return Optional.empty();
    }
    // Read for every method, so that its mistakes are reported for every method.
    LearningReader learning = new LearningReader(sweep);
    Optional<Method> bayes = learning.bayes();
    boolean misplaced = misplaced(word.get());
    return switch (word.get()) {
      case "coarse_to_fine" -> coarseToFine();
      case "tpe" -> learning.tpe();
      case "cma_es" -> learning.cmaEs();
      case "pbt" -> learning.pbt(budget);
      case "bayes" -> misplaced ? Optional.empty() : bayes;
      default -> misplaced ? Optional.empty() : Optional.of(simple(word.get()));
    };
  }

  /** Reports what only another method reads; false where there is nothing of it. */
  private boolean misplaced(String word) {
    boolean any = false;
    for (String key : SweepKeys.METHOD_OPTIONS) {
      List<String> owners = OWNERS.getOrDefault(key, List.of("coarse_to_fine"));
      if (!owners.contains(word) && sweep.has(key)) {
        any = true;
        sweep
            .problems()
            .error(
                sweep.keyPlace(key),
                "'" + key + "' is only for method: " + String.join(" or ", owners));
      }
    }
    return any;
  }

  private static Method simple(String word) {
    return switch (word) {
      case "grid" -> new Method.GridSearch();
      case "sobol" -> new Method.Sobol();
      case "latin_hypercube" -> new Method.LatinHypercube();
      case "auto" -> new Method.Auto();
      default -> new Method.RandomSearch();
    };
  }

  private static String complaint(String word) {
    if (word.equals("custom")) {
      return "method 'custom' runs W&B's own scheduler; write " + LISTED;
    }
    return "unknown method '"
        + word
        + "'"
        + DidYouMean.hintOr(word, WORDS, SYNONYMS, "write " + LISTED);
  }

  private Optional<Method> coarseToFine() {
    List<Stage> stages = stages();
    Optional<Method.Windows> windows = windows();
    Optional<Double> margin =
        share("margin", CoarseToFine.DEFAULT_MARGIN, "from 0 to below 0.5", m -> m >= 0 && m < 0.5);
    Optional<Double> shrink =
        share("shrink", CoarseToFine.DEFAULT_SHRINK, "above 0, at most 1", s -> s > 0 && s <= 1);
    OptionalInt top = sweep.has("top") ? sweep.count("top") : OptionalInt.of(1);
    Optional<Boolean> extend = sweep.has("extend") ? sweep.flag("extend") : Optional.of(false);
    return stages.isEmpty()
            || windows.isEmpty()
            || margin.isEmpty()
            || shrink.isEmpty()
            || top.isEmpty()
            || extend.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CoarseToFine(
                stages, windows.get(), margin.get(), shrink.get(), top.getAsInt(), extend.get()));
  }

  /** Whoever sets up the lecture's rule has it. */
  private Optional<Method.Windows> windows() {
    boolean settings = CENTRED.stream().anyMatch(sweep::has);
    if (!sweep.has("windows")) {
      return Optional.of(settings ? Method.Windows.CENTRED : Method.Windows.COVERING);
    }
    Optional<Method.Windows> windows = sweep.oneOf("windows", Method.Windows.class);
    if (windows.equals(Optional.of(Method.Windows.COVERING))) {
      CENTRED.stream()
          .filter(sweep::has)
          .forEach(
              key ->
                  sweep
                      .problems()
                      .error(sweep.keyPlace(key), "'" + key + "' is only for windows: centred"));
    }
    return windows;
  }

  private Optional<Double> share(
      String key, double otherwise, String range, DoublePredicate allowed) {
    if (!sweep.has(key)) {
      return Optional.of(otherwise);
    }
    Optional<Double> share = sweep.number(key).map(Number::doubleValue);
    if (share.isPresent() && !allowed.test(share.get())) {
      sweep.error(key, key + " " + share.get() + " must be a number " + range);
      return Optional.empty();
    }
    return share;
  }

  /** All stages, or none where one could not be read; without a word of them those that fit. */
  private List<Stage> stages() {
    if (!sweep.has("stages")) {
      return Stage.split(runCap.orElse(Sweep.TRIALS_WITHOUT_END), budget);
    }
    Optional<Yaml> list = sweep.find("stages");
    if (list.isEmpty()) {
      return List.of();
    }
    if (!(list.get() instanceof Yaml.Items items) || items.items().isEmpty()) {
      sweep.error("stages", "stages must be a list with at least one stage; write " + EXAMPLE);
      return List.of();
    }
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < items.items().size(); i++) {
      stage(i, items.items().get(i)).ifPresent(stages::add);
    }
    return stages.size() == items.items().size() ? stages : List.of();
  }

  private Optional<Stage> stage(int index, Yaml value) {
    Optional<MapReader> scope =
        MapReader.of(
            "stage " + (index + 1),
            value.place(),
            value,
            "{trials: 9, epochs: 3}",
            sweep.problems());
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    boolean clean = SweepKeys.STAGE.check(scope.get());
    if (clean && !scope.get().has("trials")) {
      scope.get().error("trials is missing; write how many it runs, for example trials: 9");
    }
    OptionalInt trials = scope.get().count("trials");
    Optional<Budget> own = BudgetReader.read(scope.get(), budget);
    Optional<Stage.Sampling> sampler = sampler(scope.get());
    return clean && trials.isPresent() && own.isPresent() && sampler.isPresent()
        ? Optional.of(new Stage(trials.getAsInt(), own.get(), sampler.get()))
        : Optional.empty();
  }

  private static Optional<Stage.Sampling> sampler(MapReader stage) {
    if (!stage.has("sampler")) {
      return Optional.of(Stage.Sampling.RANDOM);
    }
    return stage.oneOf("sampler", Stage.Sampling.class);
  }
}
