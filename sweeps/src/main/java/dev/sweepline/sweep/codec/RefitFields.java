package dev.sweepline.sweep.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;

/** The fields of a refit's event, which the HTTP API gives under the same names. */
final class RefitFields {
  private RefitFields() {}

  static void write(SweepRefitted e, ObjectNode node) {
    node.put("trial", e.trial()).put("workers", e.workers());
    node.put("epochs", e.epochs()).put("seconds", e.seconds());
    node.set("results", Json.numbers(e.results()));
    node.put("model", e.model());
  }

  static SweepRefitted read(String sweep, long at, Fields fields) {
    return new SweepRefitted(
        sweep,
        at,
        fields.number("trial"),
        fields.number("workers"),
        fields.real("epochs"),
        fields.real("seconds"),
        EventFields.reals(fields, "results"),
        fields.textOrEmpty("model"));
  }
}
