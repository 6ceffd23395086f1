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

  static SweepRefitted read(EventRecord record) {
    return new SweepRefitted(
        record.sweep(),
        record.at(),
        record.number("trial"),
        record.number("workers"),
        record.fields().real("epochs"),
        record.fields().real("seconds"),
        record.fields().object("results").reals(),
        record.textOrEmpty("model"));
  }
}
