package dev.sweepline.sweep.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.space.Grid;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.GridPoints;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterTest {
  private static final long EXACT = 1L << 53;

  @Test
  void grid_ofQUniformStaysBelowMax() {
    assertThat(points(new QUniform(1.0, 1.3, 0.1))).containsExactly(1.0, 1.1, 1.2);
    assertThat(points(new QUniform(0.2, 0.8, 0.3))).containsExactly(0.2, 0.5);
    assertThat(points(new QUniform(0.0, 0.9, 0.1)))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
    assertThat(points(new QUniform(1L, 10L, 4L))).containsExactly(1L, 5L, 9L);
    assertThat(points(new QUniform(0L, 2L, 1.0))).containsExactly(0.0, 1.0);
  }

  @Test
  void steps_areDecimalNumbers() {
    assertThat(new QUniform(0.0, 2.0, 0.1).quantile(0.6)).isEqualTo(1.2);
    assertThat(new QLogUniform(0.01, 10, 0.1).quantile(0.6933)).isEqualTo(1.2);
    assertThat(new Quantized(new Normal(1.2, 1e-9), 0.1).quantile(0.5)).isEqualTo(1.2);
    assertThat(new Quantized(new Beta(1, 1), 0.1).quantile(0.3)).isEqualTo(0.3);
    assertThat(support(new QUniform(0.0, 0.3, 0.1))).containsExactly(0.0, 0.1, 0.2, 0.3);
    assertThat(support(new QUniform(0.15, 0.35, 0.1))).containsExactly(0.2, 0.3);
    assertThat(points(new Stepped(0.0, 0.9, 0.3))).containsExactly(0.0, 0.3, 0.6, 0.9);
    assertThat(points(new Stepped(0.1, 0.35, 0.1))).containsExactly(0.1, 0.2, 0.3);
    assertThat(new QUniform(0.0, 2.0, 0.1).over(new Interval(0.61, 1.19, Scale.LINEAR)))
        .isEqualTo(new QUniform(0.6, 1.2, 0.1));
  }

  @Test
  void reach_isWhatDrawsRoundTo() {
    assertThat(new QLogUniform(0.0001, 0.1, 0.0005).reach())
        .contains(new Interval(0, 0.1, Scale.LINEAR));
    assertThat(new Uniform(0.5, 2).reach()).contains(new Interval(0.5, 2, Scale.LINEAR));
    assertThat(new Categorical(List.of("a", "b")).reach()).isEmpty();
  }

  @Test
  void support_leavesOutWhatOnlyTheEndsWouldRoundTo() {
    assertThat(support(new QUniform(1L, 11L, 2L))).containsExactly(2L, 4L, 6L, 8L, 10L);
    assertThat(support(new QUniform(3L, 9L, 2L))).containsExactly(4L, 6L, 8L);
    assertThat(support(new QUniform(0L, 4L, 2L))).containsExactly(0L, 2L, 4L);
    assertThat(support(new QUniform(1L, 1L, 2L))).containsExactly(0L);
    assertThat(support(new QLogUniform(1, 5, 2L))).containsExactly(2L, 4L);
  }

  private static List<Object> support(Parameter parameter) {
    GridPoints all = parameter.support().orElseThrow();
    return LongStream.range(0, all.count()).mapToObj(all::get).toList();
  }

  @Test
  void grid_ofHugeRangesIsCountedWithoutOverflow() {
    GridPoints whole = new IntUniform(-EXACT, EXACT).grid().orElseThrow();
    assertThat(whole.count()).isEqualTo((1L << 54) + 1);
    assertThat(whole.get(whole.count() - 1)).isEqualTo(EXACT);
    assertThat(new QUniform(-EXACT, EXACT, 1L).grid().orElseThrow().count()).isEqualTo(1L << 54);
    assertThat(new QUniform(0.0, 1e300, 1e-300).grid().orElseThrow().count())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(points(new QUniform(1e20, 2e20, 1L))).containsExactly(1e20);
  }

  @Test
  void gridProduct_isExactBeyondLong() {
    IntUniform wide = new IntUniform(-EXACT, EXACT);
    SearchSpace space = new SearchSpace(Map.of("a", wide, "b", wide, "c", new Constant(null)));

    assertThat(new Grid(space).product())
        .isEqualTo(BigInteger.TWO.pow(54).add(BigInteger.ONE).pow(2));
  }

  @Test
  void intUniform_refusesWhatJsonCannotHold() {
    assertThatThrownBy(() -> new IntUniform(0, EXACT + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max 9007199254740993 is beyond 2^53");
    assertThatThrownBy(() -> new IntUniform(Long.MIN_VALUE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void quantile_isFiniteAndRisesUpToTheEndsOfU(Parameter parameter) {
    double last = Double.NEGATIVE_INFINITY;
    for (double u :
        new double[] {Double.MIN_VALUE, 0x1p-54, 1e-9, 0.1, 0.5, 0.9, Math.nextDown(1.0)}) {
      double x = ((Number) parameter.quantile(u)).doubleValue();
      assertThat(x).isFinite().isGreaterThanOrEqualTo(last);
      last = x;
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void over_ofTheOwnExtentIsTheSameParameter(Parameter parameter) {
    assertThat(parameter.over(parameter.extent().orElseThrow())).isEqualTo(parameter);
  }

  @Test
  void over_keepsDrawsOfQKindsOnMultiplesInsideTheWindow() {
    Parameter linear = new QUniform(16L, 256L, 16L).over(new Interval(43.7, 90, Scale.LINEAR));
    assertThat(linear).isEqualTo(new QUniform(48L, 96L, 16L));
    assertThat(draws(linear)).containsExactlyInAnyOrder(48L, 64L, 80L, 96L);

    Parameter log = new QLogUniform(8, 256, 8L).over(new Interval(30, 70, Scale.LOG));
    assertThat(log).isEqualTo(new QLogUniform(32, 72, 8L));

    Parameter narrow = new QUniform(0.0, 1.0, 0.25).over(new Interval(0.49, 0.51, Scale.LINEAR));
    assertThat(draws(narrow)).containsExactly(0.5);
    Parameter low = new QLogUniform(0.1, 100, 1L).over(new Interval(0.2, 0.4, Scale.LOG));
    assertThat(draws(low)).containsExactly(0L);
  }

  @Test
  void quantile_hasNoNegativeZero() {
    assertThat(new QUniform(-1.0, 1.0, 1.0).quantile(0.4)).isEqualTo(0.0);
  }

  @Test
  void quantile_isFiniteWhateverTheStep() {
    assertThat(new QUniform(0L, 1e300, 1e-300).quantile(0.5)).isEqualTo(5e299);
    assertThat((Double) new QUniform(0.0, 1.7e308, 1e308).quantile(0.999)).isFinite();
  }

  @Test
  void range_isReadable() {
    assertThat(
            Stream.of(
                    new LogUniform(1e-5, 0.1),
                    new Uniform(0, 1),
                    new LogUniform(1e-12, 1e15),
                    new QUniform(16L, 64L, 16L),
                    new IntUniform(1, 3),
                    new Normal(0, 1e-4),
                    new Constant(1e-5),
                    new Categorical(Arrays.asList("relu", null, 3L, 3.0, 1e-4)))
                .map(Parameter::range))
        .containsExactly(
            "0.00001..0.1",
            "0.0..1.0",
            "1.0e-12..1.0e15",
            "16..64 step 16",
            "1..3",
            "mu 0.0 sigma 0.0001",
            "0.00001",
            "relu | null | 3 | 3.0 | 0.0001");
  }

  static Stream<Parameter> everyKind() {
    return Stream.of(
        new IntUniform(-3, 12),
        new IntUniform(-EXACT, EXACT),
        new Uniform(-1, 3),
        new Uniform(-8e307, 8e307),
        new QUniform(1L, 10L, 4L),
        new QUniform(0.0, 1.0, 0.3),
        new LogUniform(1e-5, 0.1),
        new QLogUniform(0.1, 100, 1L),
        new QLogUniform(1, 100, 1.0),
        new Normal(2, 4));
  }

  private static List<Object> points(Parameter parameter) {
    GridPoints points = parameter.grid().orElseThrow();
    return LongStream.range(0, points.count()).mapToObj(points::get).toList();
  }

  private static List<Object> draws(Parameter parameter) {
    return LongStream.range(0, 1000)
        .mapToObj(i -> parameter.quantile((i + 0.5) / 1000))
        .distinct()
        .toList();
  }
}
