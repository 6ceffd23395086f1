package dev.sweepline.sweep.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reader of one measurement, straight from its bytes: nearly all records of a log are
 * measurements, and a tree of each takes ten times as long. What is not written as {@link
 * EventCodec} writes it is left to the tree, which knows what to say of it.
 */
final class MeasurementReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
  private static final byte[] START =
      (EventType.TRIAL_MEASURED.start() + ",").getBytes(StandardCharsets.UTF_8);

  private @Nullable String sweep;
  private @Nullable Long at;
  private @Nullable Integer trial;
  private @Nullable Integer attempt;
  private @Nullable Integer sequence;
  private @Nullable Integer epoch;
  private @Nullable Long step;
  private int driver;
  private String[] names = new String[8];
  private double[] values = new double[8];
  private int metrics = -1;

  private MeasurementReader() {}

  /** The measurement; empty where the record is another event, or none. */
  static Optional<TrialMeasured> read(byte[] json) {
    if (!isMeasurement(json)) {
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      MeasurementReader reader = new MeasurementReader();
      return reader.object(parser) && parser.nextToken() == null
          ? reader.event()
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static boolean isMeasurement(byte[] json) {
    return json.length >= START.length
        && Arrays.equals(json, 0, START.length, START, 0, START.length);
  }

  private Optional<TrialMeasured> event() {
    if (sweep == null
        || at == null
        || trial == null
        || attempt == null
        || sequence == null
        || epoch == null
        || step == null
        || metrics < 0) {
      return Optional.empty();
    }
    Measurement measured =
        Measurement.of(epoch, step, Arrays.copyOf(names, metrics), Arrays.copyOf(values, metrics));
    return Optional.of(
        new TrialMeasured(new TrialId(sweep, trial), driver, attempt, at, sequence, measured));
  }

  /** False where anything is unusual. */
  private boolean object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!field(name, value, parser)) {
        return false;
      }
    }
    return parser.currentToken() == JsonToken.END_OBJECT;
  }

  private boolean field(String name, JsonToken value, JsonParser parser) throws IOException {
    switch (name) {
      case "v" -> {
        return value == JsonToken.VALUE_NUMBER_INT && parser.getLongValue() == EventCodec.VERSION;
      }
      case "type" -> {
        return parser.getText().equals(EventType.TRIAL_MEASURED.wireName());
      }
      case "sweep" -> {
        sweep = parser.getText();
        return value == JsonToken.VALUE_STRING;
      }
      case "metrics" -> {
        return value == JsonToken.START_OBJECT && metrics(parser);
      }
      case "at", "driver", "trial", "attempt", "sequence", "epoch", "step" -> {
        return value == JsonToken.VALUE_NUMBER_INT && number(name, parser);
      }
      default -> {
        parser.skipChildren();
        return true;
      }
    }
  }

  private boolean number(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "at" -> at = parser.getLongValue();
      case "step" -> step = parser.getLongValue();
      case "driver" -> driver = parser.getIntValue();
      case "trial" -> trial = parser.getIntValue();
      case "attempt" -> attempt = parser.getIntValue();
      case "sequence" -> sequence = parser.getIntValue();
      default -> epoch = parser.getIntValue();
    }
    return true;
  }

  private boolean metrics(JsonParser parser) throws IOException {
    metrics = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (metrics == names.length) {
        names = Arrays.copyOf(names, 2 * metrics);
        values = Arrays.copyOf(values, 2 * metrics);
      }
      names[metrics] = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NUMBER_INT) {
        values[metrics++] = parser.getLongValue();
      } else if (value == JsonToken.VALUE_NUMBER_FLOAT) {
        values[metrics++] = parser.getDoubleValue();
      } else if (value == JsonToken.VALUE_STRING
          && JsonFields.NOT_FINITE.containsKey(parser.getText())) {
        values[metrics++] = JsonFields.NOT_FINITE.get(parser.getText());
      } else {
        return false;
      }
    }
    return true;
  }
}
