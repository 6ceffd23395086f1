package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.Extent.Values;
import java.util.Map;

/** Windows of a stage, as JSON. */
public final class ExtentJson {
  private ExtentJson() {}

  public static ObjectNode write(Map<String, Extent> window) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    window.forEach((name, extent) -> node.set(name, write(extent)));
    return node;
  }

  private static ObjectNode write(Extent extent) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    if (extent instanceof Interval interval) {
      node.put("low", interval.low()).put("high", interval.high());
      node.put("scale", Words.of(interval.scale()));
    } else if (extent instanceof Values values) {
      node.set("values", Json.tree(values.values()));
    }
    return node;
  }

  public static Map<String, Extent> read(JsonFields window) {
    return window.each(name -> extent(window.object(name)));
  }

  private static Extent extent(JsonFields fields) {
    if (fields.has("values")) {
      return new Values(fields.values("values"));
    }
    return new Interval(fields.real("low"), fields.real("high"), fields.word("scale", Scale.class));
  }
}
