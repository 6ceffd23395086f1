package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;

/** The fields of a refit's event, which the HTTP API gives under the same names. */
public final class RefitJson {
  private RefitJson() {}

  public static void write(SweepRefitted e, ObjectNode node) {
    node.put("trial", e.trial()).put("workers", e.workers());
    node.put("epochs", e.epochs()).put("seconds", e.seconds());
    node.set("results", Json.numbers(e.results()));
    node.put("model", e.model());
  }

  public static SweepRefitted read(String sweep, long at, JsonFields fields) {
    return new SweepRefitted(
        sweep,
        at,
        fields.number("trial"),
        fields.number("workers"),
        fields.real("epochs"),
        fields.real("seconds"),
        EventType.reals(fields, "results"),
        fields.textOrEmpty("model"));
  }
}
