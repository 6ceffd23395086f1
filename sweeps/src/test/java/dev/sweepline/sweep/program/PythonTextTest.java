package dev.sweepline.sweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
  /** As Python 3.11 prints them. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1e-5, 1e-05",
    "0.0001, 0.0001",
    "0.00012345, 0.00012345",
    "1.5e-7, 1.5e-07",
    "3e6, 3000000.0",
    "1e15, 1000000000000000.0",
    "123456789012345680, 1.2345678901234568e+17",
    "1e16, 1e+16",
    "1e22, 1e+22",
    "2e23, 2e+23",
    "-0.0, -0.0",
    "0, 0.0",
    "-2.5, -2.5",
    "100, 100.0",
    "1e-300, 1e-300",
    "4.9E-324, 5e-324",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "0.30000000000000004, 0.30000000000000004",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void number_isPrintedAsPythonDoes(double value, String printed) {
    assertThat(PythonText.str(value)).isEqualTo(printed);
  }

  @Test
  void numbers_areReadAsTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(PythonText.str(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void text_isBareAndQuotedInLists() {
    assertThat(PythonText.str("it's")).isEqualTo("it's");
    assertThat(PythonText.str(List.of("a", "it's", "\"it's\"", "a\\b\n")))
        .isEqualTo("['a', \"it's\", '\"it\\'s\"', 'a\\\\b\\n']");
    assertThat(PythonText.str(Map.of("é", List.of()))).isEqualTo("{'é': []}");
  }

  @Test
  void json_isAsciiWithNamesForWhatIsNoNumber() {
    assertThat(PythonText.json(List.of("é\"\t", 1L, Double.NaN, Double.NEGATIVE_INFINITY)))
        .isEqualTo("[\"\\u00e9\\\"\\t\", 1, NaN, -Infinity]");
  }
}
