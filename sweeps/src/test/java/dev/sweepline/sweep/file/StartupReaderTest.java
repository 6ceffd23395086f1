package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Search;
import dev.sweepline.sweep.search.Stage.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupReaderTest {
  private static final String REST =
      "metric: {name: val_loss}\nparameters: {a: {min: 0.0, max: 1.0}}\n";

  private static ParsedSweep read(String method, String line) {
    return SweepFile.read("s.yaml", "method: " + method + "\n" + line + "\n" + REST);
  }

  private static Search search(String method, String line) {
    return read(method, line).sweep().orElseThrow().search();
  }

  @Test
  void startup_isANumberOrAMap() {
    assertThat(((Method.Bayes) search("bayes", "").method()).startup()).isEqualTo(6);
    assertThat(search("bayes", "").startup()).isEqualTo(Sampling.SOBOL);
    assertThat(((Method.Bayes) search("bayes", "startup: 9").method()).startup()).isEqualTo(9);
    Search both = search("tpe", "startup: {trials: 12, sampler: latin_hypercube}");
    assertThat(((Method.Tpe) both.method()).startup()).isEqualTo(12);
    assertThat(both.startup()).isEqualTo(Sampling.LATIN_HYPERCUBE);
    Search sampler = search("cma_es", "startup: {sampler: random}");
    assertThat(((Method.CmaEs) sampler.method()).startup()).isEqualTo(10);
    assertThat(sampler.startup()).isEqualTo(Sampling.RANDOM);
  }

  @Test
  void prior_isOneSweepOrAList() {
    assertThat(search("auto", "prior: a").prior()).containsExactly("a");
    assertThat(search("bayes", "prior: [b, a, b]").prior()).containsExactly("b", "a");
    assertThat(search("bayes", "").prior()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
random | startup: 3                 | 'startup' is only for method: bayes or tpe or cma_es or auto or pbt
random | prior: [a]                 | 'prior' is only for method: bayes or tpe or cma_es or auto
pbt    | prior: [a]                 | 'prior' is only for method: bayes or tpe or cma_es or auto
pbt    | startup: 3                 | pbt begins with its whole population; write startup: {sampler: sobol}
auto   | startup: {trials: 3}       | auto's choice says how many trials it begins with; remove trials
tpe    | startup: 0                 | startup must be an integer from 1 to 2147483647
tpe    | startup: {}                | write trials or sampler
tpe    | startup: {trials: x}       | trials must be an integer from 1
bayes  | startup: {sampler: grid}   | startup points do not lie on a grid
bayes  | startup: {design: sobol}   | did you mean 'sampler'
bayes  | initial: 4                 | did you mean 'startup'
bayes  | prior: 3                   | prior must be a list of sweeps, not 3
bayes  | prior: [3]                 | prior must be a list of sweeps
bayes  | prior: []                  | prior must be a list of sweeps
""")
  void mistake_isToldInOneLine(String method, String line, String message) {
    ParsedSweep read = read(method, line);

    assertThat(read.sweep()).isEmpty();
    assertThat(read.errors()).hasSize(1);
    assertThat(read.errors().get(0).message()).contains(message);
  }
}
