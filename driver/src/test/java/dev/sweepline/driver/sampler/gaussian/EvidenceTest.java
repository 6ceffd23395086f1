package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.adaptive.Observation;
import dev.sweepline.driver.sampler.adaptive.Observation.Costs;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.Impute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final SpaceEncoding SPACE =
      new SpaceEncoding(
          SweepFile.read(
                  "s.yaml",
                  """
                  method: random
                  run_cap: 3
                  metric: {name: loss, goal: minimize}
                  parameters:
                    kind: {values: [a, b]}
                    x: {min: 0.0, max: 1.0, when: {kind: a}}
                    n: {values: [1, 2, 3]}
                  """)
              .sweep()
              .orElseThrow()
              .space());
  private static final Axis[] AXES = SPACE.dimensions().stream().map(Axis::of).toArray(Axis[]::new);

  private static Observation of(Costs costs, Map<String, Object> values) {
    return new Observation(0, values, costs, SPACE);
  }

  private static Observation of(Costs costs) {
    return of(costs, Map.of("kind", "a", "x", 0.25, "n", 2L));
  }

  private static Evidence evidence(
      Impute impute, Optional<Impute> running, List<Observation> ended, Observation... pending) {
    return Evidence.of(
        new Observations(ended, List.of(pending)), new Method.Bayes(impute, running), SPACE, AXES);
  }

  @Test
  void failures_countAsImputeSays() {
    List<Observation> ended =
        List.of(of(Costs.of(3)), of(Costs.of(7)), of(new Costs(Double.NaN, 4, 5)), of(Costs.NONE));

    assertThat(evidence(Impute.WORST, Optional.empty(), ended).costs()).containsExactly(3, 7, 7, 7);
    assertThat(evidence(Impute.BEST, Optional.empty(), ended).costs()).containsExactly(3, 7, 4, 7);
    assertThat(evidence(Impute.LATEST, Optional.empty(), ended).costs())
        .containsExactly(3, 7, 5, 7);
  }

  @Test
  void running_isPendingUnlessItCounts() {
    List<Observation> ended = List.of(of(Costs.of(3)), of(Costs.of(7)));
    Observation reported = of(new Costs(Double.NaN, 4, 5));

    Evidence pending = evidence(Impute.WORST, Optional.empty(), ended, reported);
    Evidence counted =
        evidence(Impute.WORST, Optional.of(Impute.LATEST), ended, reported, of(Costs.NONE));

    assertThat(pending.costs()).containsExactly(3, 7);
    assertThat(pending.pending()).hasSize(1);
    assertThat(counted.costs()).containsExactly(3, 7, 5);
    assertThat(counted.pending()).hasSize(1);
  }

  @Test
  void points_haveAPlaceForWhatIsNoPartOfATrial() {
    Evidence evidence =
        evidence(
            Impute.WORST,
            Optional.empty(),
            List.of(
                of(Costs.of(1)),
                of(Costs.of(2), Map.of("kind", "b", "n", 3L)),
                of(Costs.of(3), Map.of("kind", "b", "n", 17L))));

    assertThat(evidence.points())
        .containsExactly(new double[] {0, 0.5, 0.25}, new double[] {1, 1, 0.5});
    assertThat(evidence.costs()).containsExactly(1, 2);
  }

  @Test
  void atMost_keepsTheBestHalfAndAnEvenShareOfTheRest() {
    List<Observation> ended =
        IntStream.range(0, 100).mapToObj(i -> of(Costs.of((i * 37) % 100))).toList();
    Evidence all = evidence(Impute.WORST, Optional.empty(), ended);

    double[] kept = all.atMost(20).costs();

    assertThat(kept).hasSize(20).doesNotHaveDuplicates();
    assertThat(kept).contains(IntStream.range(0, 10).asDoubleStream().toArray());
    assertThat(all.atMost(100)).isSameAs(all);
  }
}
