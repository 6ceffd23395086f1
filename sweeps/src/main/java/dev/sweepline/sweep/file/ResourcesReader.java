package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Resources;
import java.util.Optional;

/** Reads what each trial has: {@code resources: {cpus: 2, gpus: 0.5, memory: 4GB}}. */
final class ResourcesReader {
  private static final String EXAMPLE = "resources: {cpus: 1, gpus: 0.5, memory: 4GB}";

  private final Scope file;

  ResourcesReader(Scope file) {
    this.file = file;
  }

  Resources read() {
    Optional<Scope> scope = file.map("resources", EXAMPLE);
    if (scope.isEmpty() || !Keys.RESOURCES.check(scope.get())) {
      return Resources.DEFAULT;
    }
    if (scope.get().keys().isEmpty()) {
      scope.get().error("write " + EXAMPLE);
    }
    return new Resources(
        scope.get().count("cpus").orElse(Resources.DEFAULT.cpus()),
        gpus(scope.get()),
        Sizes.read(scope.get(), "memory"));
  }

  private static double gpus(Scope scope) {
    Optional<Number> number = scope.number("gpus");
    double gpus = number.map(Number::doubleValue).orElse(Resources.DEFAULT.gpus());
    if (!Resources.isShare(gpus)) {
      scope.error(
          "gpus",
          "gpus must be 0, 1 or a share of at most 0.5, not "
              + number.orElseThrow()
              + "; a trial trains on one device, and gpus: 0.25 lets four share it");
      return Resources.DEFAULT.gpus();
    }
    return gpus;
  }
}
