package dev.sweepline.sweep.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events as UTF-8 JSON objects with {@code "v": 1} and a {@code "type"} of our own naming. Unknown
 * fields are ignored, so a newer writer may add optional ones. Stateless, thread-safe.
 */
public final class EventCodec {
  static final int VERSION = 1;

  private static final List<String> OWN =
      Stream.of(EventType.TRIAL_STARTED, EventType.TRIAL_MEASURED, EventType.TRIAL_ENDED)
          .map(EventType::start)
          .toList();

  private static final int LONGEST_ID = 200;

  /** What a number in JSON keeps to the last digit. */
  private static final long MOST_PLANNED = 1L << 53;

  private static final int LONGEST_START = 40;

  private EventCodec() {}

  public static byte[] encode(SweepEvent event) {
    Optional<byte[]> measured =
        event instanceof TrialMeasured each ? MeasurementWriter.write(each) : Optional.empty();
    return measured.orElseGet(() -> throughTree(event));
  }

  static byte[] throughTree(SweepEvent event) {
    EventType type = EventType.of(event);
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("v", VERSION).put("type", type.wireName()).put("sweep", event.sweep());
    node.put("at", event.at());
    whose(event, node);
    type.write(event, node);
    return Json.write(node).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one record of the log.
   *
   * @throws EventFormatException for anything {@link #encode} of this or an earlier version did not
   *     write
   */
  public static SweepEvent decode(byte[] json) {
    try {
      Optional<TrialMeasured> measured = MeasurementReader.read(json);
      if (measured.isPresent()) {
        return bounded(measured.get());
      }
      JsonFields fields =
          new JsonFields(Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8)));
      long version = fields.whole("v");
      if (version != VERSION) {
        throw new EventFormatException("event version " + version + ", this is " + VERSION);
      }
      return bounded(EventType.named(fields.text("type")).read(EventRecord.of(fields)));
    } catch (JsonProcessingException e) {
      throw new EventFormatException("not JSON: " + e.getOriginalMessage(), e);
    } catch (EventFormatException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EventFormatException("bad event: " + e.getMessage(), e);
    }
  }

  /** Refuses what no driver writes and what would break those who show it. */
  private static SweepEvent bounded(SweepEvent event) {
    if (!isSweepId(event.sweep())) {
      throw new EventFormatException("no id of a sweep: " + new TextNode(event.sweep()));
    }
    if (event instanceof SweepSubmitted submitted) {
      long planned = submitted.planned().orElse(0);
      if (planned < 0 || planned > MOST_PLANNED) {
        throw new EventFormatException("planned " + planned + " is not in 0.." + MOST_PLANNED);
      }
    }
    return event;
  }

  /** Ids stand in paths, file names and lines of the event stream. */
  private static boolean isSweepId(String text) {
    return !text.isEmpty()
        && text.charAt(0) != '.'
        && text.codePointCount(0, text.length()) <= LONGEST_ID
        && text.codePoints().allMatch(EventCodec::isOfId);
  }

  private static boolean isOfId(int point) {
    int type = Character.getType(point);
    return point != ' '
        && point != '/'
        && point != '\\'
        && type != Character.CONTROL
        && type != Character.FORMAT;
  }

  /** The event, where the record is one of this version. */
  public static Optional<SweepEvent> tryDecode(byte[] json) {
    try {
      return Optional.of(decode(json));
    } catch (EventFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a record may be anything but what a sweep's own driver and workers write all the time.
   * Looks at the first bytes only, in the order in which {@link #encode} writes.
   */
  public static boolean comesFromOutside(byte[] json) {
    String start =
        new String(json, 0, Math.min(json.length, LONGEST_START), StandardCharsets.UTF_8);
    return OWN.stream().noneMatch(start::startsWith);
  }

  /**
   * Whether a record is a measurement, by its first bytes: who wants to know what became of the
   * trials alone need not read these, which are nearly all.
   */
  public static boolean isMeasurement(byte[] json) {
    return MeasurementReader.isMeasurement(json);
  }

  /** The driver is left out where it has no number, as in logs from before there were numbers. */
  private static void whose(SweepEvent event, ObjectNode node) {
    int driver = event instanceof TrialEvent e ? e.driver() : 0;
    driver = event instanceof DriverEvent e ? e.driver() : driver;
    if (driver > 0) {
      node.put("driver", driver);
    }
    if (event instanceof TrialEvent e) {
      node.put("trial", e.id().trial()).put("attempt", e.attempt());
    }
  }
}
