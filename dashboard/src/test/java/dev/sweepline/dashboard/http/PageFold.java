package dev.sweepline.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a page knows after some messages: the rules of store.js. */
final class PageFold {
  final Map<Integer, JsonNode> rows = new TreeMap<>();
  final Map<Integer, List<JsonNode>> points = new TreeMap<>();
  private final Map<Integer, Integer> attempts = new TreeMap<>();
  int stages;
  String lastId = "";

  void add(SseClient.Message message) {
    JsonNode data = message.data();
    if (data.path("reset").asBoolean()) {
      rows.clear();
      points.clear();
      attempts.clear();
    }
    data.path("rows").forEach(this::row);
    if (data.has("stages")) {
      stages = data.get("stages").size();
    }
    if (!message.id().isEmpty()) {
      lastId = message.id();
    }
  }

  private void row(JsonNode row) {
    int trial = row.get("trial").asInt();
    int attempt = row.get("attempt").asInt();
    rows.put(trial, row);
    Integer before = attempts.put(trial, attempt);
    if (before != null && before != attempt) {
      points.remove(trial);
    }
    if (row.has("points")) {
      int from = row.get("from").asInt();
      List<JsonNode> known = points.computeIfAbsent(trial, t -> new ArrayList<>());
      if (from == 0) {
        known.clear();
      }
      if (from <= known.size()) {
        known.subList(from, known.size()).clear();
        row.get("points").forEach(known::add);
      }
    }
  }
}
