package dev.sweepline.sweep.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementWriterTest {
  @Test
  void write_isWhatTheTreeWrites() {
    Random random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      Map<String, Double> metrics = new HashMap<>();
      for (int i = random.nextInt(9); i > 0; i--) {
        metrics.put("m" + random.nextInt(20), Double.longBitsToDouble(random.nextLong()));
      }
      TrialMeasured event = event("loss", random.nextInt(3), metrics);

      assertThat(MeasurementWriter.write(event)).contains(EventCodec.throughTree(event));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"b\\c",
        "é/ß",
        "\uD83D\uDE00",
        "half \uD83D of one",
        "\u0000\u001f\u007f\u2028",
        "<script>"
      })
  void encode_writesAnyTextAsTheTreeDoes(String name) {
    TrialMeasured event = event(name, 1, Map.of(name, -0.0));

    assertThat(EventCodec.encode(event)).isEqualTo(EventCodec.throughTree(event));
  }

  private static TrialMeasured event(String name, int driver, Map<String, Double> more) {
    Map<String, Double> metrics = new HashMap<>(more);
    metrics.put(name, Double.NaN);
    return new TrialMeasured(
        new TrialId("s-é-1", 3), driver, 2, 5, 9, new Measurement(7, 1L << 40, metrics));
  }
}
