package dev.sweepline.sweep.file.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.Mistakes;
import dev.sweepline.sweep.file.SweepFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Assignments to try first. */
class PointsReaderTest {
  private static ParsedSweep read(String points) {
    return SweepFile.read(
        "a.yaml",
        """
        method: random
        run_cap: 5
        metric: {name: m}
        parameters:
          lr: {min: 0.1, max: 0.9}
          opt: {parameters: {name: {values: [sgd, adam]}, k: {min: 1, max: 4}}}
          twice: {expr: lr * 2}
        """
            + "points: "
            + points);
  }

  @Test
  void read_takesGroupsNestedOrDotted() {
    assertThat(
            read("[{lr: 0.5, opt: {name: adam}}, {opt.k: 2}, {}]")
                .sweep()
                .orElseThrow()
                .search()
                .points())
        .isEqualTo(List.of(Map.of("lr", 0.5, "opt.name", "adam"), Map.of("opt.k", 2L), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void read_answersMistakeWithOneLine(String points, String expected) {
    assertThat(Mistakes.lines(read(points).errors())).containsExactly(expected);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "{lr: 0.5}", "8:9: points must be a list of assignments; write points: [{lr: 0.1}]"),
        Arguments.of("[5]", "8:10: point 1 must be a map, not 5; write {lr: 0.1}"),
        Arguments.of("[{lt: 0.5}]", "8:11: there is no parameter 'lt'; did you mean 'lr'?"),
        Arguments.of("[{lr: 5}]", "8:15: 'lr' is never 5; it is 0.1..0.9"),
        Arguments.of("[{twice: 1}]", "8:11: 'twice' is computed; leave it out of points"),
        Arguments.of(
            "[{opt: {name: lion}}]", "8:23: 'opt.name' is never 'lion'; it is sgd | adam"));
  }
}
