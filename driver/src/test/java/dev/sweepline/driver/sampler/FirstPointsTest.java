package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the first points of samplers that learn lie: {@code startup: {sampler: …}}. */
class FirstPointsTest {
  private static final int COUNT = 8;
  private static final int SEEDS = 20;

  private static List<Map<String, Object>> first(String method, String sampler, int seed) {
    String own =
        method.equals("pbt")
            ? "population: 8\nbudget: {epochs: 4}\nstartup: {sampler: %s}\n"
            : "run_cap: 30\nstartup: {trials: 8, sampler: %s}\n";
    String text =
        "method: %s\nseed: %d\nmetric: {name: val_loss}\n".formatted(method, seed)
            + own.formatted(sampler)
            + "parameters: {a: {min: 0.0, max: 1.0}, b: {min: 0.0, max: 1.0},"
            + " c: {distribution: log_uniform_values, min: 0.001, max: 1.0}}";
    Sweep sweep = SweepFile.read("s.yaml", text).sweep().orElseThrow();
    return new FakeSweep(sweep, 4, point -> (Double) point.get("a")).run(COUNT).points();
  }

  /** Which eighth of its range, on its scale, each point's value lies in. */
  private static Set<Integer> layers(List<Map<String, Object>> points, String name) {
    return points.stream()
        .map(point -> (Double) point.get(name))
        .map(value -> name.equals("c") ? Math.log(value / 0.001) / Math.log(1000) : value)
        .map(share -> (int) (share * COUNT))
        .collect(Collectors.toSet());
  }

  private static long covered(String method, String sampler) {
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> first(method, sampler, seed))
        .filter(
            points ->
                List.of("a", "b", "c").stream()
                    .allMatch(name -> layers(points, name).size() == COUNT))
        .count();
  }

  @ParameterizedTest
  @CsvSource({
    "bayes,sobol", "bayes,latin_hypercube",
    "tpe,sobol", "tpe,latin_hypercube",
    "cma_es,sobol", "cma_es,latin_hypercube",
    "pbt,sobol", "pbt,latin_hypercube"
  })
  void evenLayout_hasOnePointInEachLayerOfEachParameter(String method, String sampler) {
    assertThat(covered(method, sampler)).isEqualTo(SEEDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayes", "tpe", "cma_es", "pbt"})
  void random_doesNot(String method) {
    assertThat(covered(method, "random")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayes", "tpe", "cma_es", "pbt"})
  void layouts_areDifferentPointsOfTheSameSeed(String method) {
    assertThat(
            Set.of(
                first(method, "sobol", 1),
                first(method, "latin_hypercube", 1),
                first(method, "random", 1)))
        .hasSize(3);
    assertThat(first(method, "latin_hypercube", 1)).isEqualTo(first(method, "latin_hypercube", 1));
  }
}
