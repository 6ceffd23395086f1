package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.history.Mark;
import dev.sweepline.sweep.history.TrialMarks;
import dev.sweepline.sweep.log.Json;

/**
 * The writer of what people say about trials, for boards and trials: only what is said. Stateless.
 */
final class MarksJson {
  private MarksJson() {}

  static void put(TrialMarks marks, ObjectNode node) {
    if (marks.starred().value()) {
      node.put("starred", true);
    }
    if (!marks.note().value().isEmpty()) {
      node.put("note", marks.note().value());
    }
    if (!marks.tags().value().isEmpty()) {
      node.set("tags", Json.tree(marks.tags().value()));
    }
  }

  /** {@code marked}: who gave each, and when, also where it was taken away since. */
  static void authors(TrialMarks marks, ObjectNode node) {
    if (marks.equals(TrialMarks.NONE)) {
      return;
    }
    ObjectNode authors = node.putObject("marked");
    author("starred", marks.starred(), authors);
    author("note", marks.note(), authors);
    author("tags", marks.tags(), authors);
  }

  private static void author(String name, Mark<?> mark, ObjectNode authors) {
    if (mark.isSaid()) {
      authors.putObject(name).put("by", mark.by()).put("at", mark.at());
    }
  }
}
