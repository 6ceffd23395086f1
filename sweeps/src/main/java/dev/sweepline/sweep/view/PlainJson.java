package dev.sweepline.sweep.view;

import dev.sweepline.sweep.log.Json;
import java.util.Map;

/** Small answers that are no part of a sweep, as JSON. Stateless. */
public final class PlainJson {
  private PlainJson() {}

  /**
   * One JSON object.
   *
   * @param fields JSON values by name, in the order of the map
   */
  public static String write(Map<String, ?> fields) {
    return Json.write(Json.tree(fields));
  }
}
