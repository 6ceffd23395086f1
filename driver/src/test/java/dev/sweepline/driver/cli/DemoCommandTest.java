package dev.sweepline.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trials 0|--trials 0 is not at least 1",
        "--epochs -3|--epochs -3 is not at least 1",
        "--metrics 300|--metrics 300 are too many; at most 200",
        "--rate 0|--rate 0 is not in 1..1000000",
        "--browsers 1001|--browsers 1001 is not in 0..1000"
      })
  void demo_saysWhichNumberIsWrong(String arguments, String line) {
    CliRun run = CliRun.of(("demo " + arguments).split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).containsExactly(line);
  }
}
