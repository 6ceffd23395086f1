package dev.sweepline.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoalTest {
  @ParameterizedTest
  @EnumSource
  void bestFirst_isScoreDown_andPutsWhatIsNotFiniteLast(Goal goal) {
    double good = goal == Goal.MAXIMIZE ? 2 : -2;

    assertThat(
            Stream.of(Double.NaN, 0.0, good, -good, Double.POSITIVE_INFINITY)
                .sorted(goal.bestFirst()))
        .containsExactly(good, 0.0, -good, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(goal.score(good)).isGreaterThan(goal.score(0)).isGreaterThan(goal.score(-good));
    assertThat(goal.score(Double.NaN)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(goal.score(-0.0)).isEqualTo(goal.score(0.0));
  }

  @ParameterizedTest
  @EnumSource
  void better_isStrict_andAnyFiniteValueBeatsNone(Goal goal) {
    assertThat(goal.better(1, 1)).isFalse();
    assertThat(goal.better(1, Double.NaN)).isTrue();
    assertThat(goal.better(Double.NaN, 1)).isFalse();
    assertThat(goal.better(Double.NaN, Double.POSITIVE_INFINITY)).isFalse();
  }

  @Test
  void reaches_takesTheTargetItself_andNothingThatIsNotFinite() {
    assertThat(Goal.MAXIMIZE.reaches(0.9, 0.9)).isTrue();
    assertThat(Goal.MAXIMIZE.reaches(0.89, 0.9)).isFalse();
    assertThat(Goal.MINIMIZE.reaches(0.89, 0.9)).isTrue();
    assertThat(Goal.MINIMIZE.reaches(Double.NEGATIVE_INFINITY, 0.9)).isFalse();
    assertThat(Goal.MAXIMIZE.reaches(Double.NaN, 0.9)).isFalse();
  }
}
