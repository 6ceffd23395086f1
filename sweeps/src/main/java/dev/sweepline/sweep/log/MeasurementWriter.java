package dev.sweepline.sweep.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A writer of one measurement, straight to its bytes: the same as {@link EventCodec} writes of any
 * event by way of a tree, in a third of the time, since nearly all events are measurements.
 */
final class MeasurementWriter {
  private static final int LIKELY_BYTES = 512;
  private static final JsonFactory FACTORY = new JsonFactory();

  private MeasurementWriter() {}

  /** The bytes; empty where a text has what one of the two ways would write otherwise. */
  static Optional<byte[]> write(TrialMeasured event) {
    if (!isPlain(event.sweep())
        || !event.measurement().metrics().keySet().stream().allMatch(MeasurementWriter::isPlain)) {
      return Optional.empty();
    }
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(LIKELY_BYTES)) {
      try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
        write(event, json);
      }
      return Optional.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is none in memory
    }
  }

  /** Whether each of its characters is one, and not half of one. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static void write(TrialMeasured event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("v", EventCodec.VERSION);
    json.writeStringField("type", EventType.TRIAL_MEASURED.wireName());
    json.writeStringField("sweep", event.sweep());
    json.writeNumberField("at", event.at());
    if (event.driver() > 0) {
      json.writeNumberField("driver", event.driver());
    }
    json.writeNumberField("trial", event.id().trial());
    json.writeNumberField("attempt", event.attempt());
    json.writeNumberField("sequence", event.sequence());
    json.writeNumberField("epoch", event.measurement().epoch());
    json.writeNumberField("step", event.measurement().step());
    json.writeObjectFieldStart("metrics");
    for (Map.Entry<String, Double> metric : event.measurement().metrics().entrySet()) {
      double value = metric.getValue();
      if (Double.isFinite(value)) {
        json.writeNumberField(metric.getKey(), value);
      } else {
        json.writeStringField(metric.getKey(), Double.toString(value));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
