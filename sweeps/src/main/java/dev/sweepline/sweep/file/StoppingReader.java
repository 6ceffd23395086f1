package dev.sweepline.sweep.file;

import dev.sweepline.sweep.search.Hyperband;
import dev.sweepline.sweep.yaml.MapReader;
import java.util.Optional;
import java.util.OptionalInt;

/** A reader of {@code early_terminate}. */
final class StoppingReader {
  private static final String EXAMPLE = "early_terminate: {type: hyperband, min_iter: 3}";

  private final MapReader file;

  StoppingReader(MapReader file) {
    this.file = file;
  }

  Optional<Hyperband> read() {
    if (file.has("early_terminate") && !file.has("metric")) {
      file.problems()
          .error(
              file.keyPlace("early_terminate"),
              "early_terminate needs a metric to judge by; write metric: {name: val_loss, goal:"
                  + " minimize}");
    }
    return file.map("early_terminate", EXAMPLE).flatMap(this::hyperband);
  }

  private Optional<Hyperband> hyperband(MapReader scope) {
    boolean clean = SweepKeys.EARLY_TERMINATE.check(scope);
    if (!scope.has("type")) {
      scope.error("type is missing; write type: hyperband");
      clean = false;
    }
    Optional<String> type = scope.text("type");
    if (type.isPresent() && !type.get().equals("hyperband")) {
      scope.error("type", "unknown type '" + type.get() + "'; there is hyperband");
    }
    OptionalInt minIter = scope.count("min_iter");
    OptionalInt maxIter = scope.count("max_iter");
    OptionalInt s = scope.count("s");
    Optional<Double> eta = eta(scope);
    Optional<Boolean> strict = scope.has("strict") ? scope.flag("strict") : Optional.of(true);
    if (!clean || !iterations(scope) || eta.isEmpty() || strict.isEmpty()) {
      return Optional.empty();
    }
    if (scope.has("max_iter") ? maxIter.isEmpty() || s.isEmpty() : minIter.isEmpty()) {
      return Optional.empty();
    }
    return build(scope, minIter, maxIter, s, eta.get(), strict.get());
  }

  private static Optional<Hyperband> build(
      MapReader scope,
      OptionalInt minIter,
      OptionalInt maxIter,
      OptionalInt s,
      double eta,
      boolean strict) {
    boolean max = maxIter.isPresent();
    try {
      return Optional.of(
          new Hyperband(
              max ? OptionalInt.empty() : minIter, maxIter, max ? s : maxIter, eta, strict));
    } catch (IllegalArgumentException e) {
      scope.error(e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Double> eta(MapReader scope) {
    Optional<Double> eta =
        scope.has("eta")
            ? scope.number("eta").map(Number::doubleValue)
            : Optional.of(Hyperband.DEFAULT_ETA);
    if (eta.isPresent() && !(eta.get() > 1)) {
      scope.error("eta", "eta must be a number above 1, not " + scope.find("eta").get().shown());
      return Optional.empty();
    }
    return eta;
  }

  /** Whether the bands are said in one of the two ways. */
  private static boolean iterations(MapReader scope) {
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
