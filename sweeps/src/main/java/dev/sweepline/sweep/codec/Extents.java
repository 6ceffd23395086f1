package dev.sweepline.sweep.codec;

import static dev.sweepline.sweep.codec.EventFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.space.Extent;
import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Extent.Scale;
import dev.sweepline.sweep.space.Extent.Values;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Windows of a stage, as JSON. */
final class Extents {
  private Extents() {}

  static ObjectNode write(Map<String, Extent> window) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    window.forEach((name, extent) -> node.set(name, write(extent)));
    return node;
  }

  private static ObjectNode write(Extent extent) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    if (extent instanceof Interval interval) {
      node.put("low", interval.low()).put("high", interval.high());
      node.put("scale", interval.scale().name().toLowerCase(Locale.ROOT));
    } else if (extent instanceof Values values) {
      node.set("values", Json.tree(values.values()));
    }
    return node;
  }

  static Map<String, Extent> read(JsonNode node) {
    Map<String, Extent> window = new LinkedHashMap<>();
    node.fields().forEachRemaining(e -> window.put(e.getKey(), extent(e.getValue())));
    return window;
  }

  private static Extent extent(JsonNode node) {
    if (node.has("values")) {
      return new Values(Json.list(node.get("values")));
    }
    return new Interval(
        required(node, "low").asDouble(),
        required(node, "high").asDouble(),
        Scale.valueOf(required(node, "scale").asText().toUpperCase(Locale.ROOT)));
  }
}
