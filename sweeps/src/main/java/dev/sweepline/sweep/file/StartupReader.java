package dev.sweepline.sweep.file;

import dev.sweepline.sweep.search.Stage.Sampling;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A reader of what a method that learns begins with: {@code startup: 12}, {@code startup: {trials:
 * 12, sampler: latin_hypercube}}, and {@code prior: [SWEEP, …]}.
 */
final class StartupReader {
  private static final String EXAMPLE = "startup: {trials: 12, sampler: latin_hypercube}";

  private final MapReader file;

  StartupReader(MapReader file) {
    this.file = file;
  }

  /** How many trials end first; empty where that could not be read. */
  OptionalInt trials(int otherwise) {
    if (!file.has("startup")) {
      return OptionalInt.of(otherwise);
    }
    if (!isMap()) {
      return file.count("startup");
    }
    Optional<MapReader> scope = file.map("startup", EXAMPLE);
    return scope.isPresent() && scope.get().has("trials")
        ? scope.get().count("trials")
        : OptionalInt.of(otherwise);
  }

  /**
   * How their points lie.
   *
   * @param method the file's, as far as it says one
   */
  Sampling sampler(Optional<String> method) {
    if (!isMap()) {
      if (file.has("startup") && counted(method).isPresent()) {
        file.error("startup", counted(method).get() + "; write startup: {sampler: sobol}");
      }
      return Sampling.SOBOL;
    }
    MapReader scope = file.map("startup", EXAMPLE).orElseThrow();
    if (scope.keys().isEmpty()) {
      scope.error("write trials or sampler, for example " + EXAMPLE);
    }
    SweepKeys.STARTUP.check(scope);
    if (scope.has("trials")) {
      counted(method).ifPresent(why -> scope.error("trials", why + "; remove trials"));
    }
    Optional<Sampling> sampler =
        scope.has("sampler") ? scope.oneOf("sampler", Sampling.class) : Optional.empty();
    if (sampler.equals(Optional.of(Sampling.GRID))) {
      scope.error(
          "sampler", "startup points do not lie on a grid; write sobol, latin_hypercube or random");
    }
    return sampler.orElse(Sampling.SOBOL);
  }

  /** Why a method's first trials have a number of their own. */
  private static Optional<String> counted(Optional<String> method) {
    return switch (method.orElse("")) {
      case "pbt" -> Optional.of("pbt begins with its whole population");
      case "auto" -> Optional.of("auto's choice says how many trials it begins with");
      default -> Optional.empty();
    };
  }

  private boolean isMap() {
    return file.find("startup").filter(Yaml.Fields.class::isInstance).isPresent();
  }

  /** Ids or names of sweeps. */
  List<String> prior() {
    Optional<Yaml> value = file.find("prior");
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get().value() instanceof String one && !one.isBlank()) {
      return List.of(one);
    }
    if (value.get() instanceof Yaml.Items list
        && !list.items().isEmpty()
        && list.items().stream().allMatch(item -> item.value() instanceof String)) {
      return list.items().stream().map(item -> (String) item.value()).distinct().toList();
    }
    file.error(
        "prior",
        "prior must be a list of sweeps, not "
            + value.get().shown()
            + "; write ids or names, as list shows them: prior: [digits-quick]");
    return List.of();
  }
}
