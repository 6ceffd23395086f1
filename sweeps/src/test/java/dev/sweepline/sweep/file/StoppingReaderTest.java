package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.search.Hyperband;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code early_terminate} means, and what its mistakes are answered with. */
class StoppingReaderTest {
  private static ParsedSweep read(String rule) {
    return SweepFile.read(
        "a.yaml",
        "method: grid\nmetric: {name: m}\nparameters: {a: {values: [1, 2]}}\nearly_terminate: "
            + rule);
  }

  @Test
  void read_fillsWhatIsLeftOut() {
    assertThat(
            read("{type: hyperband, min_iter: 3}").sweep().orElseThrow().search().earlyTerminate())
        .contains(
            new Hyperband(OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty(), 3, true));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void read_answersMistakeWithOneLine(String rule, String expected) {
    ParsedSweep reading = read(rule);

    assertThat(Mistakes.lines(reading.errors())).isEqualTo(List.of(expected));
    assertThat(reading.sweep()).isEmpty();
  }

  @Test
  void read_warnsOfWhatItIgnores() {
    assertThat(
            Mistakes.lines(read("{type: hyperband, min_iter: 3, max_iter: 27, s: 2}").warnings()))
        .containsExactly("4:36: min_iter is ignored, because max_iter and s are given");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "hyperband",
            "4:18: early_terminate must be a map, not 'hyperband'; write early_terminate: {type:"
                + " hyperband, min_iter: 3}"),
        Arguments.of(
            "{min_iter: 3}", "4:1: early_terminate: type is missing; write type: hyperband"),
        Arguments.of("{type: asha, min_iter: 3}", "4:25: unknown type 'asha'; there is hyperband"),
        Arguments.of(
            "{type: hyperband, min_iter: 0}",
            "4:46: min_iter must be an integer from 1 to 2147483647, not 0"),
        Arguments.of(
            "{type: hyperband, min_iter: 3, eta: 1}", "4:54: eta must be a number above 1, not 1"),
        Arguments.of(
            "{type: hyperband, min_iter: 3, strict: maybe}",
            "4:57: strict must be true or false, not 'maybe'"),
        Arguments.of(
            "{type: hyperband, min_iter: 3, max_iter: 27}",
            "4:59: max_iter needs s, the number of bands; write s: 3, or keep min_iter alone"),
        Arguments.of(
            "{type: hyperband, max_iter: 2, s: 2}",
            "4:1: early_terminate: there is no band below max_iter 2 with eta 3.0"),
        Arguments.of(
            "{type: hyperband, grace_period: 2, min_iter: 3}",
            "4:36: unknown key 'grace_period'; did you mean 'min_iter'?"));
  }
}
