package dev.sweepline.dashboard.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
  private static TrialFacts trial(int index, Double... scores) {
    return new TrialFacts(
        index,
        TrialState.COMPLETED,
        scores[0],
        scores[0],
        0,
        10 + index,
        10 + index,
        "s",
        "",
        "",
        Map.of(),
        List.of(scores));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void volume_isTheShareOfThrowsThatSomePointCovers(int objectives) {
    Random random = new Random(objectives);
    for (int round = 0; round < 5; round++) {
      List<double[]> points =
          IntStream.range(0, 1 + 3 * round)
              .mapToObj(i -> random.doubles(objectives).toArray())
              .toList();
      int hits = 0;
      for (int i = 0; i < 40_000; i++) {
        double[] thrown = random.doubles(objectives).toArray();
        hits +=
            points.stream()
                    .anyMatch(
                        point ->
                            IntStream.range(0, objectives).allMatch(d -> thrown[d] <= point[d]))
                ? 1
                : 0;
      }
      assertThat(Hypervolume.of(points, objectives)).isCloseTo(hits / 40_000.0, within(0.01));
    }
  }

  @Test
  void steps_areThoseOfTheFrontAndNeverFall() {
    List<ProgressStep> steps =
        Hypervolume.over(
            List.of(
                trial(0, 0.0, 10.0),
                trial(1, 4.0, 0.0),
                trial(2, 0.0, 5.0),
                trial(3, 2.0, 8.0),
                trial(4, 4.0, 10.0)));

    assertThat(steps).extracting(ProgressStep::trial).containsExactly(0, 1, 3, 4);
    assertThat(steps).extracting(ProgressStep::ended).containsExactly(1, 2, 4, 5);
    assertThat(steps).extracting(ProgressStep::at).containsExactly(10L, 11L, 13L, 14L);
    assertThat(steps).extracting(ProgressStep::value).containsExactly(0.0, 0.0, 0.4, 1.0);
  }

  @Test
  void trialsWithoutARankOrAllScores_countAsEndedAlone() {
    TrialFacts failed =
        new TrialFacts(
            1,
            TrialState.FAILED,
            Double.NaN,
            Double.NaN,
            0,
            11,
            11,
            "s",
            "DIVERGED",
            "",
            Map.of(),
            List.of(1.0, 1.0));
    List<ProgressStep> steps =
        Hypervolume.over(
            List.of(
                trial(0, 0.0, 0.0),
                failed,
                trial(2, 1.0, Double.NEGATIVE_INFINITY),
                trial(3, 1.0, 1.0)));

    assertThat(steps).extracting(ProgressStep::trial).containsExactly(0, 3);
    assertThat(steps).extracting(ProgressStep::ended).containsExactly(1, 4);
  }

  @Test
  void oneObjectiveOrFour_haveNone() {
    assertThat(Hypervolume.over(List.of(trial(0, 1.0), trial(1, 2.0)))).isEmpty();
    assertThat(Hypervolume.over(List.of(trial(0, 1.0, 2.0, 3.0, 4.0)))).isEmpty();
    assertThat(Hypervolume.over(List.of())).isEmpty();
  }

  @Test
  void veryManySteps_areThinnedUpToTheLast() {
    List<TrialFacts> line = new ArrayList<>();
    IntStream.range(0, 3000).forEach(i -> line.add(trial(i, (double) i, 3000.0 - i)));

    List<ProgressStep> steps = Hypervolume.over(line);

    assertThat(steps).hasSizeLessThan(202);
    assertThat(steps.get(steps.size() - 1).trial()).isEqualTo(2999);
    assertThat(steps.get(steps.size() - 1).value()).isCloseTo(0.5, within(0.001));
  }
}
