package dev.sweepline.sweep.file;

import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.stopping.MedianStopping;
import dev.sweepline.sweep.stopping.PatienceStopping;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.yaml.MapReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A reader of one rule of {@code early_terminate}. */
final class StoppingRuleReader {
  /** The keys of each type, the type itself left out. */
  static final Map<String, List<String>> TYPES = types();

  private static final Map<String, String> OTHERS_WORDS =
      Map.ofEntries(
          Map.entry("successive_halving", "asha"),
          Map.entry("sha", "asha"),
          Map.entry("async_hyperband", "asha"),
          Map.entry("bohb", "hyperband"),
          Map.entry("median_stopping", "median"),
          Map.entry("medianstopping", "median"),
          Map.entry("median_pruner", "median"),
          Map.entry("plateau", "patience"),
          Map.entry("early_stopping", "patience"));

  /** Of a budget, before which a rule judges nobody that does not say where it begins. */
  private static final double GRACE = 0.1;

  private final MapReader scope;
  private final Budget budget;

  /**
   * A reader.
   *
   * @param budget of each trial
   */
  StoppingRuleReader(MapReader scope, Budget budget) {
    this.scope = scope;
    this.budget = budget;
  }

  private static Map<String, List<String>> types() {
    Map<String, List<String>> types = new LinkedHashMap<>();
    types.put("hyperband", List.of("min_iter", "max_iter", "s", "eta", "strict", "unit"));
    types.put("asha", List.of("min_iter", "max_iter", "eta", "brackets", "mode", "unit"));
    types.put("median", List.of("min_iter", "min_trials", "of", "unit"));
    types.put("patience", List.of("patience", "min_delta", "min_iter", "unit"));
    return types;
  }

  Optional<EarlyTermination> read() {
    boolean clean = SweepKeys.EARLY_TERMINATE.check(scope);
    if (!scope.has("type")) {
      scope.error("type is missing; write type: hyperband");
      return Optional.empty();
    }
    Optional<String> type = scope.text("type");
    if (type.isPresent() && !TYPES.containsKey(type.get())) {
      scope.error(
          "type",
          "unknown type '"
              + type.get()
              + "'"
              + DidYouMean.hintOr(
                  type.get(),
                  TYPES.keySet(),
                  OTHERS_WORDS,
                  "there are " + String.join(", ", TYPES.keySet())));
      return Optional.empty();
    }
    return type.filter(this::hasItsOwnKeys).filter(word -> clean).flatMap(this::rule);
  }

  private boolean hasItsOwnKeys(String type) {
    boolean clean = true;
    for (String key : scope.keys()) {
      if (SweepKeys.EARLY_TERMINATE.known().contains(key)
          && !key.equals("type")
          && !TYPES.get(type).contains(key)) {
        clean = false;
        scope
            .problems()
            .error(
                scope.keyPlace(key),
                type + " has no " + key + "; it has " + String.join(", ", TYPES.get(type)));
      }
    }
    return clean;
  }

  private Optional<EarlyTermination> rule(String type) {
    Optional<Iterations> unit =
        scope.has("unit") ? scope.oneOf("unit", Iterations.class) : Optional.of(Iterations.REPORTS);
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    return switch (type) {
      case "hyperband" -> hyperband(unit.get());
      case "asha" -> asha(unit.get());
      case "median" -> median(unit.get());
      default -> patience(unit.get());
    };
  }

  private Optional<EarlyTermination> hyperband(Iterations unit) {
    OptionalInt minIter = scope.count("min_iter");
    OptionalInt maxIter = scope.count("max_iter");
    OptionalInt s = scope.count("s");
    Optional<Double> eta = eta(Hyperband.DEFAULT_ETA);
    Optional<Boolean> strict = scope.has("strict") ? scope.flag("strict") : Optional.of(true);
    if (!iterations() || eta.isEmpty() || strict.isEmpty()) {
      return Optional.empty();
    }
    boolean max = scope.has("max_iter");
    if (max ? maxIter.isEmpty() || s.isEmpty() : minIter.isEmpty()) {
      return Optional.empty();
    }
    return made(
        () ->
            new Hyperband(
                max ? OptionalInt.empty() : minIter,
                maxIter,
                max ? s : OptionalInt.empty(),
                eta.get(),
                strict.get(),
                unit));
  }

  private Optional<EarlyTermination> asha(Iterations unit) {
    OptionalInt minIter = countOr("min_iter", grace(unit));
    OptionalInt maxIter = scope.count("max_iter");
    OptionalInt brackets = countOr("brackets", 1);
    Optional<Double> eta = eta(Asha.DEFAULT_ETA);
    Optional<Asha.Mode> mode =
        scope.has("mode") ? scope.oneOf("mode", Asha.Mode.class) : Optional.of(Asha.Mode.STOP);
    if (minIter.isEmpty()
        || brackets.isEmpty()
        || mode.isEmpty()
        || eta.isEmpty()
        || maxIter.isPresent() != scope.has("max_iter")) {
      return Optional.empty();
    }
    return made(
        () ->
            new Asha(
                minIter.getAsInt(), maxIter, eta.get(), brackets.getAsInt(), mode.get(), unit));
  }

  private Optional<EarlyTermination> median(Iterations unit) {
    OptionalInt minIter = countOr("min_iter", grace(unit));
    OptionalInt minTrials = countOr("min_trials", MedianStopping.DEFAULT_MIN_TRIALS);
    Optional<MedianStopping.Level> of =
        scope.has("of")
            ? scope.oneOf("of", MedianStopping.Level.class)
            : Optional.of(MedianStopping.Level.BESTS);
    if (minIter.isEmpty() || minTrials.isEmpty() || of.isEmpty()) {
      return Optional.empty();
    }
    if (unit == Iterations.STEPS) {
      scope.error("unit", "median counts reports or epochs, not steps");
      return Optional.empty();
    }
    return made(() -> new MedianStopping(minIter.getAsInt(), minTrials.getAsInt(), of.get(), unit));
  }

  private Optional<EarlyTermination> patience(Iterations unit) {
    if (!scope.has("patience")) {
      scope.error("patience is missing; write patience: 5, how long no value may be better");
      return Optional.empty();
    }
    OptionalInt patience = scope.count("patience");
    OptionalInt minIter = countOr("min_iter", 1);
    Optional<Double> minDelta =
        scope.has("min_delta")
            ? scope.number("min_delta").map(Number::doubleValue)
            : Optional.of(0.0);
    if (minDelta.isPresent() && !(minDelta.get() >= 0 && Double.isFinite(minDelta.get()))) {
      scope.error(
          "min_delta",
          "min_delta must be a number from 0, not " + scope.find("min_delta").get().shown());
      return Optional.empty();
    }
    if (patience.isEmpty() || minIter.isEmpty() || minDelta.isEmpty()) {
      return Optional.empty();
    }
    return made(
        () -> new PatienceStopping(patience.getAsInt(), minDelta.get(), minIter.getAsInt(), unit));
  }

  private Optional<EarlyTermination> made(Supplier<EarlyTermination> rule) {
    try {
      return Optional.of(rule.get());
    } catch (IllegalArgumentException e) {
      scope.error(e.getMessage());
      return Optional.empty();
    }
  }

  private int grace(Iterations unit) {
    return unit.measures(budget) ? (int) Math.max(1, Math.round(GRACE * budget.amount())) : 1;
  }

  private OptionalInt countOr(String key, int otherwise) {
    return scope.has(key) ? scope.count(key) : OptionalInt.of(otherwise);
  }

  private Optional<Double> eta(double otherwise) {
    Optional<Double> eta =
        scope.has("eta") ? scope.number("eta").map(Number::doubleValue) : Optional.of(otherwise);
    if (eta.isPresent() && !(eta.get() > 1 && Double.isFinite(eta.get()))) {
      scope.error("eta", "eta must be a number above 1, not " + scope.find("eta").get().shown());
      return Optional.empty();
    }
    return eta;
  }

  /** Whether hyperband's bands are said in one of the two ways. */
  private boolean iterations() {
    if (!scope.has("min_iter") && !scope.has("max_iter")) {
      scope.error("write min_iter, or max_iter and s: when trials are first or last judged");
      return false;
    }
    if (scope.has("max_iter") && !scope.has("s")) {
      scope.error(
          "max_iter",
          "max_iter needs s, the number of bands; write s: 3"
              + (scope.has("min_iter") ? ", or keep min_iter alone" : ""));
      return false;
    }
    if (scope.has("min_iter") && scope.has("max_iter")) {
      scope
          .problems()
          .warn(
              scope.keyPlace("min_iter"), "min_iter is ignored, because max_iter and s are given");
    } else if (scope.has("s") && !scope.has("max_iter")) {
      scope
          .problems()
          .warn(scope.keyPlace("s"), "s is ignored: it belongs to max_iter, not to min_iter");
    }
    return true;
  }
}
