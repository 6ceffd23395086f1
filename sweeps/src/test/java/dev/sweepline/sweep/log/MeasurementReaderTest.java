package dev.sweepline.sweep.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the short way reads is what the tree reads, and what it cannot read the tree does. */
class MeasurementReaderTest {
  private static final String RECORD =
      "{\"v\":1,\"type\":\"trial_measured\",\"sweep\":\"s\",\"at\":5,\"driver\":2,\"trial\":3,"
          + "\"attempt\":1,\"sequence\":4,\"epoch\":4,\"step\":40,"
          + "\"metrics\":{\"a/b\":-1e-7,\"loss\":0.25,\"val\":\"NaN\"}}";

  /** What the codec makes of it, or says of it; where the parser stopped is in the text. */
  private static String read(String json) {
    try {
      return EventCodec.decode(json.getBytes(UTF_8)).toString();
    } catch (EventFormatException e) {
      return String.valueOf(e.getMessage()).replaceFirst("(?s)^(not JSON):.*", "$1");
    }
  }

  /** The same object with its first two fields the other way round, which only the tree reads. */
  private static String turned(String json) {
    return json.replace(
        "\"v\":1,\"type\":\"trial_measured\"", "\"type\":\"trial_measured\",\"v\":1");
  }

  @Test
  void read_takesWhatTheCodecWrites() {
    TrialMeasured event =
        new TrialMeasured(
            new TrialId("s-é-1", 3),
            1,
            2,
            1_700_000_000_000L,
            9,
            new Measurement(7, 1L << 40, Map.of("loss", Double.NEGATIVE_INFINITY, "é", 3.0)));

    assertThat(MeasurementReader.read(EventCodec.encode(event))).contains(event);
    assertThat(MeasurementReader.read(RECORD.getBytes(UTF_8))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"at\":5 -> \"at\":5.0",
        "\"at\":5 -> \"at\":\"5\"",
        "\"driver\":2, -> ",
        "\"driver\":2 -> \"driver\":null",
        "\"trial\":3 -> \"trial\":-3",
        "\"trial\":3 -> \"trial\":3000000000",
        "\"epoch\":4 -> \"epoch\":0",
        "\"step\":40, -> ",
        "\"sweep\":\"s\" -> \"sweep\":\"a/b\"",
        "\"sweep\":\"s\" -> \"sweep\":7",
        "\"sweep\":\"s\", -> \"sweep\":\"s\",\"v\":2,",
        "\"sweep\":\"s\", -> \"sweep\":\"s\",\"more\":{\"deep\":[1,{}]},",
        "\"loss\":0.25 -> \"loss\":1",
        "\"loss\":0.25 -> \"loss\":12345678901234567890123",
        "\"loss\":0.25 -> \"loss\":1e999",
        "\"loss\":0.25 -> \"loss\":null",
        "\"loss\":0.25 -> \"loss\":\"much\"",
        "\"loss\":0.25 -> \"loss\":{\"x\":1}",
        "\"loss\":0.25 -> \"z\":1,\"a/b\":2,\"loss\":0.25",
        "}} -> }}}",
        "}} -> }} {}",
        "}} -> }"
      })
  void decode_saysTheSameBothWays(String change) {
    String[] parts = change.split(" -> ", -1);
    String changed = RECORD.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(RECORD);
    assertThat(read(changed)).isEqualTo(read(turned(changed)));
  }

  @Test
  void decode_saysTheSameBothWaysOfGarbledRecords() {
    Random random = new Random(3);
    String letters = "{}[]\":,0123456789.eE-+ntrualsf \\";
    int start = RECORD.indexOf("\"sweep\"");
    for (int round = 0; round < 5000; round++) {
      StringBuilder garbled = new StringBuilder(RECORD);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = start + random.nextInt(garbled.length() - start);
        garbled.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
      }
      String record = garbled.toString();

      assertThat(read(record)).as(record).isEqualTo(read(turned(record)));
    }
  }
}
