package dev.sweepline.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.MetricBound.Sign;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricBoundTest {
  @ParameterizedTest
  @CsvSource({
    "latency_ms < 5, 4.9, true",
    "latency_ms < 5, 5, false",
    "latency_ms <= 5, 5, true",
    "val_accuracy>=.9, 0.9, true",
    "val_accuracy > 9e-1, 0.9, false",
    "val_accuracy > -1, NaN, false",
    "eval/top-1 acc > 0.5, 0.6, true"
  })
  void holds_comparesTheMeasuredValue(String text, double value, boolean expected) {
    MetricBound bound = MetricBound.parse(text).orElseThrow();

    assertThat(bound.holds(Map.of(bound.metric(), value))).isEqualTo(expected);
    assertThat(MetricBound.parse(bound.toString())).contains(bound);
  }

  @Test
  void holds_isFalseOfWhatWasNotMeasured() {
    assertThat(new MetricBound("seconds", Sign.LESS, 5).holds(Map.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a <", "< 5", "a = 5", "a < b", "a < 1e999", "a < 5 and b < 3"})
  void parse_refusesWhatIsNoBound(String text) {
    assertThat(MetricBound.parse(text)).isEmpty();
  }
}
