package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.space.Grid;
import java.math.BigInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long and deep files: read in the time that they deserve, or refused with a line. */
@Timeout(30)
class SweepFileLimitsTest {
  private static final String HEAD = "method: grid\nmetric: {name: m}\nparameters:\n";

  private static String lines(int from, int to, IntFunction<String> line) {
    return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static Sweep sweep(String text) {
    ParsedSweep reading = SweepFile.read("a.yaml", text);
    assertThat(reading.errors()).isEmpty();
    return reading.sweep().orElseThrow();
  }

  @Test
  void conditionsFiveHundredDeep_areCounted() {
    String text =
        HEAD
            + "  p0: {values: [1, 2]}\n"
            + lines(1, 500, i -> "  p%d: {values: [1, 2], when: {p%d: 1}}".formatted(i, i - 1));

    // p499 has two values where all before it are 1; each other is 2 in one way.
    assertThat(new Grid(sweep(text).space()).size()).contains(BigInteger.valueOf(501));
  }

  @Test
  void formulasFiveHundredDeep_areComputed() {
    String text =
        HEAD
            + "  p0: {values: [1, 2]}\n"
            + lines(1, 500, i -> "  p%d: {expr: p%d + 1}".formatted(i, i - 1));

    assertThat(sweep(text).space().example()).containsEntry("p499", 500L);
  }

  @Test
  void moreThanAThousandParameters_areRefusedOnce() {
    String text = HEAD + lines(0, 1500, "  p%d: {value: 1}"::formatted);

    assertThat(Mistakes.lines(SweepFile.read("a.yaml", text).errors()))
        .containsExactly("1004:3: more than 1000 parameters start here; write fewer");
  }

  @Test
  void moreThanAThousandRules_areRefusedOnce() {
    String text = HEAD + "  a: {values: [1, 2]}\nrequire:\n" + lines(0, 1500, i -> "- a < 9");

    assertThat(Mistakes.lines(SweepFile.read("a.yaml", text).errors()))
        .containsExactly("6:1: require has more than 1000 expressions; write fewer");
  }

  @Test
  void rulesThatNothingMeets_areGivenUpInTime() {
    String text =
        "method: random\nrun_cap: 5\nmetric: {name: m}\nparameters:\n"
            + lines(0, 100, "  p%d: {distribution: beta, a: 2, b: 3}"::formatted)
            + "require: ["
            + lines(0, 100, "'p%d < 0',"::formatted)
            + "]\n";

    assertThat(Mistakes.lines(SweepFile.read("a.yaml", text).errors()))
        .containsExactly("105:1: no trial meets require: of 1332 draws none did; loosen it");
  }

  @Test
  void rulesThatNoCombinationMeets_areRefusedAfterTryingEach() {
    String text = HEAD + "  a: {values: [1, 2]}\n  b: {values: [1, 2, 3]}\nrequire: [a > b + 1]\n";

    assertThat(Mistakes.lines(SweepFile.read("a.yaml", text).errors()))
        .containsExactly("6:1: no trial meets require: of 6 combinations none does; loosen it");
  }

  @Test
  void longWords_areCutInMessages() {
    String word = "x".repeat(100_000);
    for (String text :
        new String[] {
          "method: !" + word + " grid\n",
          "method: *" + word + "\n",
          "%TAG " + word,
          HEAD + "  a: {" + word + ": 1}\n",
          HEAD + "  a b" + word + ": {value: 1}\n",
          HEAD + "  a: {value: !!int " + word + "}\n"
        }) {
      assertThat(SweepFile.read("a.yaml", text).errors())
          .isNotEmpty()
          .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(700));
    }
  }
}
