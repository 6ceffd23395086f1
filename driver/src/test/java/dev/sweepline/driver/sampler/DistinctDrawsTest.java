package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.driver.sampler.draw.Coordinates;
import dev.sweepline.driver.sampler.draw.DistinctDraws;
import dev.sweepline.driver.sampler.draw.PointDraws;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.value.CanonicalValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws from spaces that have an end. */
class DistinctDrawsTest {
  private static final int SPACES = 100;
  private static final SweepHistory NOTHING =
      new FakeSweep(Sweeps.random(1, 1, RandomSamplerTest.MIXED), 1, point -> 0).history();

  private static Optional<Sweep> read(String method, String text) {
    ParsedSweep reading = SweepFile.read("a.yaml", "method: " + method + "\n" + text);
    return reading.sweep();
  }

  private static Sweep sweep(String parameters) {
    return read("random", "metric: {name: m}\n" + parameters).orElseThrow();
  }

  /** All that a sampler suggests, until it ends. */
  private static List<Map<String, Object>> all(Sampler sampler) {
    List<Map<String, Object>> points = new ArrayList<>();
    while (sampler.suggest(points.size(), NOTHING) instanceof Suggestion.Trial trial) {
      points.add(trial.parameters());
    }
    return points;
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol", "latin_hypercube"})
  void suggest_givesEachPointOfAFiniteSpaceOnceThenEnds(String method) {
    int tried = 0;
    for (int seed = 0; seed < SPACES; seed++) {
      MadeSpace made = MadeSpace.of(new Random(seed), 4, MadeKind.finite());
      Set<Object> expected = made.points();
      Optional<Sweep> sweep = read(method, "seed: " + seed + "\n" + made.text());
      assertThat(sweep.isPresent()).as(made.text()).isEqualTo(!expected.isEmpty());
      if (sweep.isPresent()) {
        List<Map<String, Object>> points = all(Samplers.of(sweep.get()));

        assertThat(points).as(made.text()).allSatisfy(p -> assertThat(made.fault(p)).isEmpty());
        assertThat(points.stream().map(CanonicalValue::of).toList())
            .as(made.text())
            .doesNotHaveDuplicates()
            .hasSameElementsAs(expected);
        assertThat(Samplers.of(sweep.get()).planned().orElse(expected.size()))
            .isEqualTo(expected.size());
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(SPACES / 2);
  }

  @Test
  void suggest_doesNotDependOnTheOrderOfAsking() {
    for (int seed = 0; seed < SPACES / 4; seed++) {
      Random random = new Random(seed);
      MadeSpace made = MadeSpace.of(random, 3, MadeKind.finite());
      Optional<Sweep> sweep = read("random", made.text());
      if (sweep.isPresent()) {
        List<Map<String, Object>> inOrder = all(Samplers.of(sweep.get()));
        List<Integer> order = new ArrayList<>();
        for (int trial = 0; trial < inOrder.size(); trial++) {
          order.add(trial);
        }
        Collections.shuffle(order, random);
        Sampler sampler = Samplers.of(sweep.get());

        assertThat(sampler.suggest(inOrder.size(), NOTHING)).isEqualTo(new Suggestion.Done());
        for (int trial : order) {
          assertThat(sampler.suggest(trial, NOTHING))
              .isEqualTo(new Suggestion.Trial(inOrder.get(trial), sweep.get().training().budget()));
        }
      }
    }
  }

  @Test
  void planned_isTheSmallerOfCapAndSize() {
    String six = "parameters: {a: {values: [1, 2, 3]}, b: {values: [x, y]}}\n";

    assertThat(Samplers.of(sweep(six)).planned()).hasValue(6);
    assertThat(Samplers.of(sweep("run_cap: 4\n" + six)).planned()).hasValue(4);
    assertThat(Samplers.of(sweep("run_cap: 9\n" + six)).planned()).hasValue(6);
    assertThat(all(Samplers.of(sweep("run_cap: 4\n" + six)))).hasSize(4).doesNotHaveDuplicates();
    assertThat(all(Samplers.of(sweep("run_cap: 9\n" + six)))).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void suggest_triesFirstPointsOnce() {
    Sweep sweep =
        sweep(
            "points: [{a: 2, b: y}, {b: x}, {a: 2, b: y}]\n"
                + "parameters: {a: {values: [1, 2, 3]}, b: {values: [x, y]}}\n");

    List<Map<String, Object>> points = all(Samplers.of(sweep));

    assertThat(points).hasSize(6).doesNotHaveDuplicates();
    assertThat(points.get(0)).isEqualTo(Map.of("a", 2L, "b", "y"));
    assertThat(points.get(1)).containsEntry("b", "x");
  }

  @Test
  void suggest_addsFirstPointsThatNoDrawGives() {
    String q = "parameters: {a: {distribution: q_uniform, min: 0.0, max: 1.0, q: 0.5}}\n";

    assertThat(all(Samplers.of(sweep("points: [{a: 0.3}, {a: 0.5}]\n" + q))))
        .containsExactlyInAnyOrder(
            Map.of("a", 0.3), Map.of("a", 0.0), Map.of("a", 0.5), Map.of("a", 1.0));
    assertThat(Samplers.of(sweep("points: [{a: 0.3}, {a: 0.5}]\n" + q)).planned()).hasValue(4);
    assertThat(
            all(
                Samplers.of(
                    sweep(
                        "points: [{a: 2}, {a: 1}]\n"
                            + "parameters: {a: {values: [1, 2], probabilities: [0, 1]}}\n"))))
        .containsExactly(Map.of("a", 2L), Map.of("a", 1L));
  }

  @Test
  void of_remembersNothingOfVeryLargeSpaces() {
    Sweep large = sweep("parameters: {a: {min: 1, max: 1000}, b: {min: 0, max: 1000}}\n");
    Sweep million = sweep("parameters: {a: {min: 1, max: 1000}, b: {min: 1, max: 1000}}\n");
    Sweep fewOfMany =
        sweep("require: a <= 0\nparameters: {a: {min: 0, max: 1000}, b: {min: 1, max: 2000}}\n");
    Sweep endless = sweep("parameters: {a: {min: 1, max: 10}, b: {min: 0.0, max: 1.0}}\n");

    assertThat(distinct(large)).isEmpty();
    assertThat(distinct(endless)).isEmpty();
    assertThat(distinct(million))
        .hasValueSatisfying(d -> assertThat(d.size()).isEqualTo(1_000_000));
    assertThat(distinct(fewOfMany)).hasValueSatisfying(d -> assertThat(d.size()).isEqualTo(2000));
    assertThat(Samplers.of(large).planned()).isEmpty();
    assertThat(Samplers.of(large).suggest(Integer.MAX_VALUE, NOTHING))
        .isInstanceOf(Suggestion.Trial.class);
  }

  private static Optional<DistinctDraws> distinct(Sweep sweep) {
    return DistinctDraws.of(
        sweep.space(), new PointDraws(sweep.space(), 1, Coordinates.random(1), List.of()));
  }

  @Test
  void suggest_findsTheRareAndTheLast() {
    Sweep rare =
        sweep(
            "parameters: {a: {values: [1, 2, 3], probabilities: [0.999998, 0.000001,"
                + " 0.000001]}}\n");
    Sweep narrow =
        sweep("require: a + b == 40\nparameters: {a: {min: 1, max: 39}, b: {min: 1, max: 39}}\n");

    assertThat(all(Samplers.of(rare))).extracting(p -> p.get("a")).contains(1L, 2L, 3L).hasSize(3);
    assertThat(new HashSet<>(all(Samplers.of(narrow)))).hasSize(39);
    assertThat(all(Samplers.of(narrow)).get(0)).isNotEqualTo(Map.of("a", 1L, "b", 39L));
  }
}
