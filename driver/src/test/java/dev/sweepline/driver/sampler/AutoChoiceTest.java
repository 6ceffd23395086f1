package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoChoiceTest {
  private static final String TWO = "a: {min: 0.0, max: 1.0}\n  b: {min: 0.0, max: 1.0}";
  private static final String LIST = TWO + "\n  c: {values: [1, 2, 4]}";
  private static final String WHEN = LIST + "\n  d: {min: 0.0, max: 1.0, when: {c: 2}}";

  private static Sweep sweep(int trials, String rest, String parameters) {
    return SweepFile.read(
            "s.yaml",
            "method: auto\nmetric: {name: score}\nrun_cap: %d\n%s\nparameters:\n  %s\n"
                .formatted(trials, rest, parameters))
        .sweep()
        .orElseThrow();
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "p" + i + ": {min: 0.0, max: 1.0}")
        .collect(Collectors.joining("\n  "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two  | 40   | bayes, as 40 trials of 2 parameters are few enough for a Gaussian process",
        "list | 300  | bayes, as 300 trials of 3 parameters are few enough for a Gaussian process",
        "list | 301  | tpe, as 301 trials are many",
        "two  | 999  | tpe, as 999 trials are many",
        "two  | 1000 | cma_es, as 1000 trials are many for 2 parameters without lists",
        "list | 5000 | tpe, as 5000 trials are many",
        "when | 40   | tpe, as some parameters are part of some trials only",
        "many | 100  | tpe, as 21 parameters are many"
      })
  void auto_choosesBySpaceAndTrials(String space, int trials, String why) {
    String parameters =
        switch (space) {
          case "two" -> TWO;
          case "list" -> LIST;
          case "when" -> WHEN;
          default -> many(21);
        };

    assertThat(AutoChoice.said(sweep(trials, "", parameters))).contains("auto chose " + why);
  }

  @Test
  void auto_doesNotLearnWhereAllTrialsRunAtOnce() {
    Sweep sweep = sweep(16, "budget: {epochs: 1, parallel: 16}", TWO);

    assertThat(AutoChoice.said(sweep))
        .contains("auto chose sobol, as all 16 trials may run at once");
    assertThat(Samplers.of(sweep).learns()).isFalse();
  }

  @Test
  void auto_runsWhatItChoseAndSaysSoAtTheEnd() {
    Sweep sweep = sweep(30, "seed: 4", WHEN);
    FakeSweep auto = new FakeSweep(sweep, 1, p -> (Double) p.get("a")).run();
    FakeSweep tpe =
        new FakeSweep(sweep.withMethod(AutoChoice.of(sweep).method()), 1, p -> (Double) p.get("a"))
            .run();

    assertThat(auto.points()).isEqualTo(tpe.points());
    assertThat(auto.notes())
        .contains("auto chose tpe, as some parameters are part of some trials only");
    assertThat(AutoChoice.said(sweep.withMethod(AutoChoice.of(sweep).method()))).isEmpty();
  }
}
