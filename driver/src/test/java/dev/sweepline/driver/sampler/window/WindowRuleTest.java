package dev.sweepline.driver.sampler.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Normal;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowRuleTest {
  private static final WindowRule KEPT_IN = new WindowRule(0.1, 0.5, false);
  private static final WindowRule EXTENDING = new WindowRule(0.1, 0.5, true);
  private static final Parameter UNIT = new Uniform(0, 1);

  private static Interval linear(double low, double high) {
    return new Interval(low, high, Scale.LINEAR);
  }

  private static Interval log(double low, double high) {
    return new Interval(low, high, Scale.LOG);
  }

  private static void assertNext(
      WindowRule windows,
      Parameter parameter,
      Interval window,
      List<Object> best,
      Interval expected) {
    Interval next = (Interval) windows.next(parameter, window, best);
    assertThat(next.low()).as("low of %s", next).isCloseTo(expected.low(), within(1e-9));
    assertThat(next.high()).as("high of %s", next).isCloseTo(expected.high(), within(1e-9));
    assertThat(next.scale()).isEqualTo(expected.scale());
  }

  @Test
  void next_bestInTheMiddleShrinksAroundIt() {
    assertNext(KEPT_IN, UNIT, linear(0, 1), List.of(0.4), linear(0.15, 0.65));
  }

  @Test
  void next_bestNearAnInnerBorderRecentresAtFullWidth() {
    assertNext(KEPT_IN, UNIT, linear(0.4, 0.6), List.of(0.59), linear(0.49, 0.69));
    assertNext(KEPT_IN, UNIT, linear(0.4, 0.6), List.of(0.41), linear(0.31, 0.51));
  }

  @Test
  void next_marginIsAShareOfTheWindow() {
    assertNext(KEPT_IN, UNIT, linear(0.4, 0.6), List.of(0.579), linear(0.529, 0.629));
    assertNext(KEPT_IN, UNIT, linear(0.4, 0.6), List.of(0.581), linear(0.481, 0.681));
    WindowRule wide = new WindowRule(0.4, 0.5, false);
    assertNext(wide, UNIT, linear(0.4, 0.6), List.of(0.53), linear(0.43, 0.63));
    WindowRule none = new WindowRule(0, 0.5, false);
    assertNext(none, UNIT, linear(0.4, 0.6), List.of(0.6), linear(0.55, 0.65));
  }

  @Test
  void next_recentredWindowIsShiftedInsideTheDeclaredBounds() {
    assertNext(KEPT_IN, UNIT, linear(0.4, 0.9), List.of(0.89), linear(0.5, 1));
    assertNext(KEPT_IN, UNIT, linear(0.1, 0.6), List.of(0.12), linear(0, 0.5));
  }

  @Test
  void next_bestOnTheDeclaredBorderShrinksTowardsIt() {
    assertNext(KEPT_IN, UNIT, linear(0, 1), List.of(0.98), linear(0.5, 1));
    assertNext(KEPT_IN, UNIT, linear(0.5, 1), List.of(1.0), linear(0.75, 1));
    assertNext(KEPT_IN, UNIT, linear(0, 1), List.of(0.0), linear(0, 0.5));
  }

  @Test
  void next_roomSmallerThanTheMarginCountsAsNone() {
    assertNext(KEPT_IN, UNIT, linear(0.01, 0.51), List.of(0.02), linear(0, 0.25));
  }

  @Test
  void next_extendLeavesTheDeclaredBounds() {
    assertNext(EXTENDING, UNIT, linear(0, 1), List.of(0.98), linear(0.48, 1.48));
    assertNext(EXTENDING, UNIT, linear(0, 1), List.of(0.15), linear(-0.1, 0.4));
  }

  @Test
  void next_logarithmicWindowsMoveInLogSpace() {
    Parameter rate = new LogUniform(1e-5, 1e-1);
    assertNext(KEPT_IN, rate, log(1e-5, 1e-1), List.of(1e-3), log(1e-4, 1e-2));
    assertNext(KEPT_IN, rate, log(1e-4, 1e-2), List.of(9e-3), log(9e-4, 9e-2));
    assertNext(KEPT_IN, rate, log(1e-4, 1e-2), List.of(1.1e-4), log(1.1e-5, 1.1e-3));
    // 0.05 of 1e-5..1e-1 is in the middle by value and near the border by logarithm.
    assertNext(KEPT_IN, rate, log(1e-5, 1e-1), List.of(0.05), log(1e-3, 1e-1));
  }

  @Test
  void next_extendedLogarithmicWindowStaysPositive() {
    Parameter rate = new LogUniform(1e-5, 1e-1);
    assertNext(EXTENDING, rate, log(1e-5, 1e-1), List.of(1e-5), log(1e-7, 1e-3));
    Parameter tiny = new LogUniform(1e-300, 1);
    Interval next = (Interval) EXTENDING.next(tiny, log(1e-300, 1), List.of(1e-300));
    assertThat(next.low()).isPositive();
  }

  @Test
  void next_coversTheTopAndStillContainsTheBest() {
    assertNext(KEPT_IN, UNIT, linear(0, 1), List.of(0.4, 0.3), linear(0.15, 0.65));
    assertNext(KEPT_IN, UNIT, linear(0, 1), List.of(0.4, 0.9), linear(0.15, 0.9));
    assertNext(KEPT_IN, UNIT, linear(0, 1), List.of(0.4, 0.05, 0.8), linear(0.05, 0.8));
  }

  @Test
  void next_coveringNeverMakesTheWindowWider() {
    assertNext(EXTENDING, new Uniform(0, 10), linear(4, 6), List.of(5.9, 4.2), linear(4.2, 6.2));
    assertNext(KEPT_IN, new Uniform(0, 10), linear(4, 6), List.of(4.1, 5.9), linear(3.9, 5.9));
  }

  @Test
  void next_integersHalveTheirCount() {
    Parameter hidden = new IntUniform(1, 64);
    assertNext(KEPT_IN, hidden, linear(1, 64), List.of(20L), linear(4, 35));
    assertNext(KEPT_IN, hidden, linear(20, 23), List.of(22L), linear(22, 23));
    assertNext(KEPT_IN, hidden, linear(20, 22), List.of(21L), linear(20, 21));
  }

  @Test
  void next_lastIntegerBeforeTheBorderRecentres() {
    Parameter hidden = new IntUniform(1, 64);
    assertNext(KEPT_IN, hidden, linear(20, 22), List.of(22L), linear(21, 23));
    assertNext(KEPT_IN, hidden, linear(20, 23), List.of(20L), linear(18, 21));
    assertNext(KEPT_IN, hidden, linear(1, 2), List.of(2L), linear(2, 3));
  }

  @Test
  void next_integersOnTheDeclaredBorderShrinkToOne() {
    Parameter layers = new IntUniform(1, 3);
    assertNext(KEPT_IN, layers, linear(1, 3), List.of(3L), linear(2, 3));
    assertNext(KEPT_IN, layers, linear(2, 3), List.of(3L), linear(3, 3));
    assertNext(KEPT_IN, layers, linear(3, 3), List.of(3L), linear(3, 3));
  }

  @Test
  void next_quantizedParametersKeepTheirLattice() {
    Parameter width = new QUniform(16L, 128L, 16L);
    Extent next = KEPT_IN.next(width, linear(16, 128), List.of(64L));

    for (double u = 0.005; u < 1; u += 0.01) {
      assertThat((Long) width.over(next).quantile(u) % 16).isZero();
    }
    // 112 is the last multiple inside 40..120, so larger ones are worth a look.
    assertNext(KEPT_IN, width, linear(40, 120), List.of(112L), linear(48, 128));
  }

  @Test
  void next_quantizedValueOutsideTheWindowCountsAsItsBorder() {
    assertNext(KEPT_IN, new QUniform(1L, 10L, 4L), linear(1, 10), List.of(0L), linear(1, 5.5));
    assertNext(KEPT_IN, new QLogUniform(0.1, 10, 1L), log(0.1, 10), List.of(0L), log(0.1, 1));
  }

  @Test
  void next_aNormalHasNoBorder() {
    Parameter normal = new Normal(0, 1);
    assertNext(KEPT_IN, normal, linear(-2, 2), List.of(1.9), linear(-0.1, 3.9));
    assertNext(KEPT_IN, normal, linear(-2, 2), List.of(2.7), linear(0, 4));
  }

  @Test
  void next_categoriesKeepWhatWasSeenInFileOrder() {
    Parameter activation = new Categorical(Arrays.asList("relu", "tanh", null, 1L));
    Extent window = activation.extent().orElseThrow();

    assertThat(KEPT_IN.next(activation, window, Arrays.asList(1L, null, 1L)))
        .isEqualTo(new Extent.Values(Arrays.asList(null, 1L)));
    assertThat(KEPT_IN.next(activation, window, List.of("tanh")))
        .isEqualTo(new Extent.Values(List.of("tanh")));
  }

  @Test
  void next_oneValueStaysOneValue() {
    assertNext(KEPT_IN, new Uniform(2, 2), linear(2, 2), List.of(2.0), linear(2, 2));
    assertNext(KEPT_IN, new LogUniform(0.3, 0.3), log(0.3, 0.3), List.of(0.3), log(0.3, 0.3));
  }
}
