package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Optional;

/** A reader of {@code refit: true} and {@code refit: {workers: 4}}. */
final class RefitReader {
  private static final String KEY = "refit";
  private static final String EXAMPLE = "refit: true or refit: {workers: 4}";

  private final MapReader file;

  RefitReader(MapReader file) {
    this.file = file;
  }

  /** Empty where the file asks for none, or after a report. */
  Optional<Refit> read() {
    Optional<Yaml> value = file.find(KEY);
    if (value.isPresent() && value.get().value() instanceof Boolean wanted) {
      return wanted ? Optional.of(Refit.DEFAULT) : Optional.empty();
    }
    Optional<MapReader> scope = file.map(KEY, EXAMPLE);
    if (scope.isEmpty() || !SweepKeys.REFIT.check(scope.get())) {
      return Optional.empty();
    }
    if (scope.get().keys().isEmpty()) {
      scope.get().error("write " + EXAMPLE);
    }
    return Optional.of(
        new Refit(
            scope.get().count("workers"),
            scope.get().count("averaging_frequency").orElse(Refit.AVERAGING_FREQUENCY),
            scope.get().count("batch_size_per_worker"),
            scope.get().count("epochs")));
  }
}
