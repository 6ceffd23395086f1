package dev.sweepline.driver.sampler.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoveringRuleTest {
  @Test
  void range_isTheStretchOfTheBestAndATenthMoreOnItsScale() {
    Interval window = (Interval) next(new LogUniform(1e-6, 1), 0, 15, List.of(1e-4, 1e-3, 1e-2));

    // A tenth of six decades, as they are more than those of the best.
    assertThat(Math.log10(window.low())).isCloseTo(-4.6, within(1e-9));
    assertThat(Math.log10(window.high())).isCloseTo(-1.4, within(1e-9));
    assertThat(((Interval) next(new LogUniform(1e-6, 1), 8, 15, List.of(1e-4, 1e-3, 1e-2))).high())
        .isLessThan(0.016);
  }

  @Test
  void range_staysWithinWhatWasDeclaredAndWhole() {
    assertThat(next(new IntUniform(1, 100), 0, 15, List.of(2L, 9L, 97L)))
        .isEqualTo(new Interval(1, 100, Extent.Scale.LINEAR));
    assertThat(next(new IntUniform(1, 100), 6, 15, List.of(40L, 41L, 44L)))
        .isEqualTo(new Interval(39, 45, Extent.Scale.LINEAR));
  }

  @Test
  void listOfNumbers_isAStretchInTheFilesOrder() {
    Parameter list = new Categorical(List.of(8, 512, 16, 64, 32.5, 128));

    assertThat(next(list, 0, 15, List.of(16, 128, 64)))
        .isEqualTo(new Extent.Values(List.of(16, 64, 32.5, 128)));
  }

  @Test
  void listOfWords_keepsThoseOfTheBest() {
    Parameter list = new Categorical(List.of("relu", "tanh", "elu", 3));

    assertThat(next(list, 0, 15, List.of("tanh", "relu", "tanh")))
        .isEqualTo(new Extent.Values(List.of("relu", "tanh")));
  }

  @Test
  void count_isAFifthOfTheFirstStageAndFewerAfterEach() {
    Parameter list = new Categorical(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"));
    List<Object> all = new ArrayList<>(((Categorical) list).values());
    for (int i = 0; i < 31; i++) {
      all.add("i");
    }

    assertThat(((Extent.Values) next(list, 0, 40, all)).values()).hasSize(8);
    assertThat(((Extent.Values) next(list, 1, 40, all)).values()).hasSize(6);
    assertThat(((Extent.Values) next(list, 2, 40, all)).values()).hasSize(4);
    assertThat(((Extent.Values) next(list, 9, 40, all)).values()).hasSize(3);
  }

  @Test
  void window_coversMoreUntilThereIsRoom() {
    SearchSpace space = new SearchSpace(Map.of("x", new Categorical(List.of(1, 2, 3, 4, 5, 6))));
    List<Map<String, Object>> best =
        List.of(Map.of("x", 3), Map.of("x", 4), Map.of("x", 5), Map.of("x", 1));

    CoveringRule rule = new CoveringRule(space);

    // 1 to 5 with one of them untried; for two the whole list is needed.
    assertThat(rule.next(0, 15, 1, best)).containsEntry("x", values(1, 2, 3, 4, 5));
    assertThat(rule.next(0, 15, 2, best)).containsEntry("x", values(1, 2, 3, 4, 5, 6));
  }

  @Test
  void parameterThatNoneOfTheBestHas_staysAsDeclared() {
    SearchSpace space =
        new SearchSpace(Map.of("x", new IntUniform(1, 1000), "y", new IntUniform(1, 9)));
    List<Map<String, Object>> best =
        List.of(Map.of("x", 3L), Map.of("x", 4L), Map.of("x", 5L), Map.of("x", 1L, "y", 2L));

    assertThat(new CoveringRule(space).next(0, 15, 1, best).get("y"))
        .isEqualTo(new Interval(1, 9, Extent.Scale.LINEAR));
    assertThat(new CoveringRule(space).next(0, 15, 1, List.of()).get("x"))
        .isEqualTo(new Interval(1, 1000, Extent.Scale.LINEAR));
  }

  private static Extent values(Object... values) {
    return new Extent.Values(List.of(values));
  }

  /** The window of one parameter among another without end, after these values, each twice. */
  private static Extent next(Parameter parameter, int stage, int first, List<Object> values) {
    SearchSpace space = new SearchSpace(Map.of("x", parameter, "endless", new LogUniform(0.1, 1)));
    List<Map<String, Object>> best = new ArrayList<>();
    values.forEach(value -> best.add(Map.of("x", value, "endless", 0.5)));
    for (int i = 0; i < 2 * values.size(); i++) {
      best.add(best.get(0));
    }
    return new CoveringRule(space).next(stage, first, 1, best).get("x");
  }
}
