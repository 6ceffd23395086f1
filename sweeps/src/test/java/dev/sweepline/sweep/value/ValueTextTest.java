package dev.sweepline.sweep.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "0.0123456, 0.01235",
    "-0.5, -0.5",
    "0.0001, 0.0001",
    "0.001, 0.001",
    "0.00009999, 9.999e-5",
    "0.999951, 1",
    "9.9999, 10",
    "1234.5, 1235",
    "1235.5, 1236",
    "9999999.0, 10000000",
    "12345678.0, 1.235e7",
    "1.0, 1",
    "1e-5, 1e-5",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void show_hasFourDigits(double value, String text) {
    assertThat(ValueText.show(value)).isEqualTo(text);
  }

  @Test
  void show_roundsAsDecimalsOfAnyLengthDo() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.pow(10, -4 + 11 * random.nextDouble());
      double some = i % 3 == 0 ? Math.rint(value * 100) / 100 + 1e-4 : value;
      if (some < 1e7) {
        BigDecimal rounded = new BigDecimal(some).round(new MathContext(4));
        assertThat(ValueText.show(some)).isEqualTo(rounded.stripTrailingZeros().toPlainString());
      }
    }
  }
}
