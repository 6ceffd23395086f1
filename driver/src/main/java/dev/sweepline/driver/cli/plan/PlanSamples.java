package dev.sweepline.driver.cli.plan;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.value.GridPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Samples of a grid: some of its points at random. Stateless. */
final class PlanSamples {
  private static final int TRIES = 10_000;

  private PlanSamples() {}

  /** By full parameter names; fewer where constraints forbid nearly all. */
  static List<Map<String, Object>> of(Sweep sweep, int count) {
    Assignments assignments = sweep.space().assignments();
    List<Map<String, Object>> samples = new ArrayList<>();
    for (int i = 0; i < TRIES && samples.size() < count; i++) {
      Address at = Address.of(sweep.search().seed()).then("plan").then(i);
      Optional<Map<String, Object>> point =
          assignments.flat(
              name -> {
                GridPoints axis = sweep.space().parameters().get(name).grid().orElseThrow();
                return axis.get((long) (at.then(name).openUnit() * axis.count()));
              });
      point.filter(p -> !samples.contains(p)).ifPresent(samples::add);
    }
    return samples;
  }
}
