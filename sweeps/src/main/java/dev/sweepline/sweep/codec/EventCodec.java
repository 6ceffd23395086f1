package dev.sweepline.sweep.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.event.SweepEvent;
import java.nio.charset.StandardCharsets;

/**
 * Events as UTF-8 JSON objects with {@code "v": 1} and a {@code "type"} of our own naming. Unknown
 * fields are ignored, so a newer writer may add optional ones. Stateless, thread-safe.
 */
public final class EventCodec {
  static final int VERSION = 1;

  private EventCodec() {}

  public static byte[] encode(SweepEvent event) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("v", VERSION).put("type", type(event)).put("sweep", event.sweep());
    node.put("at", event.at());
    EventFields.write(event, node);
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
      Fields fields = new Fields(Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8)));
      long version = fields.whole("v");
      if (version != VERSION) {
        throw new EventFormatException("event version " + version + ", this is " + VERSION);
      }
      return EventFields.read(fields);
    } catch (JsonProcessingException e) {
      throw new EventFormatException("not JSON: " + e.getOriginalMessage(), e);
    } catch (EventFormatException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EventFormatException("bad event: " + e.getMessage(), e);
    }
  }

  private static String type(SweepEvent event) {
    return EventFields.TYPES.get(event.getClass());
  }
}
