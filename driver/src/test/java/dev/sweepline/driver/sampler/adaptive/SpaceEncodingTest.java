package dev.sweepline.driver.sampler.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpaceEncodingTest {
  private static SpaceEncoding encoding(String parameters) {
    SearchSpace space =
        SweepFile.read(
                "s.yaml",
                "method: random\nmetric: {name: loss, goal: minimize}\nrun_cap: 3\n" + parameters)
            .sweep()
            .orElseThrow()
            .space();
    return new SpaceEncoding(space);
  }

  private static Dimension only(String parameter) {
    return encoding("parameters:\n  a: " + parameter).dimensions().get(0);
  }

  @Test
  void encode_measuresOnTheParametersOwnScale() {
    Dimension log = only("{distribution: log_uniform_values, min: 0.0001, max: 1}");

    assertThat(log.encode(0.01)).isCloseTo(0.5, within(1e-12));
    assertThat((Double) log.decode(0.25)).isCloseTo(0.001, within(1e-12));
    assertThat(log.encode(-1.0)).isZero();
    assertThat(log.encode(5.0)).isOne();
    assertThat(log.encode("x")).isNaN();
  }

  @Test
  void encode_isTheShareOfDrawsBelowForEveryOtherKind() {
    Dimension normal = only("{distribution: normal, mu: 3, sigma: 2}");

    assertThat(normal.encode(3.0)).isCloseTo(0.5, within(1e-9));
    assertThat(normal.encode(5.0)).isCloseTo(0.841344746, within(1e-8));
    assertThat(normal.levels()).isZero();
  }

  @Test
  void encode_givesOneOfFewValuesTheMiddleOfItsDraws() {
    Dimension whole = only("{min: 1, max: 4}");

    assertThat(whole.levels()).isEqualTo(4);
    assertThat(whole.encode(1L)).isCloseTo(0.125, within(1e-9));
    assertThat(whole.encode(4L)).isCloseTo(0.875, within(1e-9));
    assertThat(whole.decode(0.0)).isEqualTo(1L);
    assertThat(whole.decode(0.26)).isEqualTo(2L);
    assertThat(whole.decode(1.0)).isEqualTo(4L);
  }

  @Test
  void decode_givesLegalValuesWhereTheyAreQuantised() {
    Dimension q = only("{distribution: q_uniform, min: 0, max: 1, q: 0.25}");

    for (int i = 0; i <= 100; i++) {
      Object value = q.decode(i / 100.0);
      assertThat(value).isIn(0.0, 0.25, 0.5, 0.75, 1.0);
      assertThat(q.decode(q.encode(value))).isEqualTo(value);
    }
  }

  @Test
  void numberLists_haveTheScaleThatTheirSpacingSuggests() {
    assertThat(((Dimension.Ordinal) only("{values: [0.1, 0.001, 0.01]}")).places())
        .satisfiesExactly(
            at -> assertThat(at).isZero(),
            at -> assertThat(at).isCloseTo(0.5, within(1e-12)),
            at -> assertThat(at).isOne());
    assertThat(((Dimension.Ordinal) only("{values: [0, 0.3, 0.6]}")).places())
        .containsExactly(0.0, 0.5, 1.0);
    assertThat(((Dimension.Ordinal) only("{values: [16, 32, 64, 128, 256]}")).places().get(1))
        .isCloseTo(0.25, within(1e-12));
    // Neither scale: the first step is far from the others on both.
    assertThat(((Dimension.Ordinal) only("{values: [0, 1.0e-6, 1.0e-5, 1.0e-4]}")).places())
        .satisfiesExactly(
            at -> assertThat(at).isZero(),
            at -> assertThat(at).isCloseTo(1 / 3.0, within(1e-12)),
            at -> assertThat(at).isCloseTo(2 / 3.0, within(1e-12)),
            at -> assertThat(at).isOne());
  }

  @Test
  void otherLists_areCategories() {
    Dimension list = only("{values: [relu, true, 1, null, relu]}");

    assertThat(list).isInstanceOf(Dimension.Category.class);
    assertThat(list.levels()).isEqualTo(4);
    assertThat(list.encode(null)).isEqualTo(3);
    assertThat(list.encode(1.0)).isEqualTo(2);
    assertThat(list.encode("tanh")).isNaN();
    assertThat(list.decode(0)).isEqualTo("relu");
    assertThat(((Dimension.Category) list).weights().get(0)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void encoding_leavesConstantsOutAndMeetsConditionsAndConstraints() {
    SpaceEncoding encoding =
        encoding(
            """
            require: ["a <= b"]
            parameters:
              kind: {values: [sgd, adam]}
              momentum: {min: 0.0, max: 1.0, when: {kind: sgd}}
              a: {min: 1, max: 10}
              b: {min: 1, max: 10}
              twice: {expr: "2 * a"}
              fixed: {value: 3}
            """);

    assertThat(encoding.dimensions())
        .extracting(Dimension::name)
        .containsExactly("a", "b", "kind", "momentum");
    double[] adam = encoding.encode(Map.of("a", 1L, "b", 10L, "kind", "adam"));
    assertThat(adam[3]).isNaN();
    assertThat(encoding.decode(adam))
        .contains(Map.of("a", 1L, "b", 10L, "fixed", 3L, "kind", "adam", "twice", 2L));
    assertThat(encoding.decode(new double[] {0.9, 0.1, 0, 0.5})).isEmpty();
  }
}
