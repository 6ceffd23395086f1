package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the methods are for, at equal numbers of trials. */
class SearchComparisonTest {
  private static final int SEEDS = 20;

  private interface SweepOfSeed {
    Sweep at(int seed);
  }

  private static double meanBest(
      SweepOfSeed sweep, IntFunction<ToDoubleFunction<Map<String, Object>>> f) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(seed -> new FakeSweep(sweep.at(seed), 2, f.apply(seed)).run().best())
        .average()
        .orElseThrow();
  }

  @Test
  void coarseToFine_getsNearerToTheOptimumThanRandom() {
    Map<String, Parameter> space =
        Map.of("rate", new LogUniform(1e-5, 1), "decay", new LogUniform(1e-6, 1e-1));
    ToDoubleFunction<Map<String, Object>> distance =
        point ->
            Math.hypot(
                Math.log10((Double) point.get("rate")) + 2.4,
                Math.log10((Double) point.get("decay")) + 4.1);
    CoarseToFine stages =
        Sweeps.stages(
            1, Sweeps.randomStage(12, 1), Sweeps.randomStage(12, 1), Sweeps.randomStage(12, 1));

    double coarse = meanBest(seed -> Sweeps.coarse(stages, seed, space), seed -> distance);
    double random = meanBest(seed -> Sweeps.random(36, seed, space), seed -> distance);

    assertThat(coarse).isLessThan(0.7 * random);
  }

  @Test
  void random_beatsGridWhereFewDimensionsMatter() {
    Parameter thirds = new Categorical(List.of(0.0, 0.5, 1.0));
    Map<String, Parameter> grid = Map.of("a", thirds, "b", thirds, "c", thirds);
    Parameter unit = new Uniform(0, 1);
    Map<String, Parameter> line = Map.of("a", unit, "b", unit, "c", unit);
    // Where the optimum lies is spread over the range, so that neither method is lucky with it.
    IntFunction<ToDoubleFunction<Map<String, Object>>> onlyBMatters =
        seed -> point -> Math.abs((Double) point.get("b") - (seed + 0.5) / SEEDS);

    double byGrid = meanBest(seed -> Sweeps.grid(grid), onlyBMatters);
    double byRandom = meanBest(seed -> Sweeps.random(27, seed, line), onlyBMatters);

    assertThat(byRandom).isLessThan(byGrid / 2);
  }
}
