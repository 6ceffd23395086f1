package dev.sweepline.sweep.file;

import dev.sweepline.sweep.training.TrialResources;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.SizeReader;
import java.util.Optional;

/** A reader of what each trial has: {@code resources: {cpus: 2, gpus: 0.5, memory: 4GB}}. */
final class ResourcesReader {
  private static final String EXAMPLE = "resources: {cpus: 1, gpus: 0.5, memory: 4GB}";

  private final MapReader file;

  ResourcesReader(MapReader file) {
    this.file = file;
  }

  TrialResources read() {
    Optional<MapReader> scope = file.map("resources", EXAMPLE);
    if (scope.isEmpty() || !SweepKeys.RESOURCES.check(scope.get())) {
      return TrialResources.DEFAULT;
    }
    if (scope.get().keys().isEmpty()) {
      scope.get().error("write " + EXAMPLE);
    }
    return new TrialResources(
        scope.get().count("cpus").orElse(TrialResources.DEFAULT.cpus()),
        gpus(scope.get()),
        SizeReader.read(scope.get(), "memory"));
  }

  private static double gpus(MapReader scope) {
    Optional<Number> number = scope.number("gpus");
    double gpus = number.map(Number::doubleValue).orElse(TrialResources.DEFAULT.gpus());
    if (!TrialResources.isShare(gpus)) {
      scope.error(
          "gpus",
          "gpus must be 0, 1 or a share of at most 0.5, not "
              + number.orElseThrow()
              + "; a trial trains on one device, and gpus: 0.25 lets four share it");
      return TrialResources.DEFAULT.gpus();
    }
    return gpus;
  }
}
