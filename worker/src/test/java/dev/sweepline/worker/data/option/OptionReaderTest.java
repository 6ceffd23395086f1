package dev.sweepline.worker.data.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.catalog.DataSets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionReaderTest {
  @Test
  void problems_areNoneForGoodOptions() {
    assertThat(DataSets.problems(NamedOptions.named("digits"))).isEmpty();
    assertThat(
            problems(
                "digits",
                Map.of(
                    "split",
                    List.of(0.5, 0.25, 0.25),
                    "normalize",
                    "standardize",
                    "limit",
                    100L,
                    "augment",
                    Map.of("shift", 2L, "crop", 1L, "flip", true, "rotate", 10L, "noise", 0.1))))
        .isEmpty();
    assertThat(problems("mnist", Map.of("split", List.of(0.9, 0.1)))).isEmpty();
  }

  @Test
  void problems_suggestNames() {
    assertThat(problems("digits", Map.of("normalise", "none")))
        .containsExactly(
            new Problem(
                "normalise",
                "data set 'digits' has no option 'normalise'; did you mean 'normalize'?"));
    assertThat(problems("iris", Map.of("normalize", "min-max")))
        .containsExactly(
            new Problem(
                "normalize",
                "normalize 'min-max' is not one of min_max, standardize, none; did you mean"
                    + " 'min_max'?"));
    assertThat(problems("iris", Map.of("normalize", Map.of("minmax", List.of(0L, 1L)))))
        .containsExactly(
            new Problem(
                "normalize.minmax", "normalize has no option 'minmax'; did you mean 'min_max'?"));
    assertThat(problems("digits", Map.of("augment", Map.of("shfit", 1L))))
        .containsExactly(
            new Problem("augment.shfit", "augment has no option 'shfit'; did you mean 'shift'?"));
  }

  @Test
  void problems_nameWrongValues() {
    String shares = " is not 3 positive numbers that add up to 1";
    assertProblem("iris", "split", List.of(0.5, 0.5), "split [0.5, 0.5]" + shares);
    assertProblem("iris", "split", List.of(0.5, 0.4, 0.2), "split [0.5, 0.4, 0.2]" + shares);
    assertProblem("iris", "split", "given", "split 'given'" + shares);
    assertThat(problems("iris", Map.of("normalize", Map.of("min_max", List.of(1L, -1L)))))
        .containsExactly(
            new Problem(
                "normalize.min_max",
                "normalize.min_max [1, -1] is not two numbers, the larger one last"));
    assertProblem("iris", "limit", 0L, "limit 0 is not an integer from 1 to 2147483647");
    assertProblem("iris", "augment", Map.of("flip", true), "only images can be augmented");
    assertProblem("digits", "augment", true, "augment true is not a map");
    assertProblem("lines", "examples", 10.5, "examples 10.5 is not an integer from 10 to 10000000");
    assertProblem("lines", "noise", "much", "noise 'much' is not a number from 0 to 10");
    assertProblem(
        "playground",
        "features",
        List.of("x", "z"),
        "features [x, z] is not a list of some of x, y, x2, y2, xy, sin_x, sin_y");
    assertProblem(
        "playground",
        "shape",
        "spirl",
        "shape 'spirl' is not one of circle, xor, gauss, spiral; did you mean 'spiral'?");
  }

  private static void assertProblem(String set, String option, Object value, String message) {
    assertThat(problems(set, Map.of(option, value))).containsExactly(new Problem(option, message));
  }

  private static List<Problem> problems(String set, Map<String, Object> options) {
    return DataSets.problems(new NamedOptions(set, options));
  }
}
