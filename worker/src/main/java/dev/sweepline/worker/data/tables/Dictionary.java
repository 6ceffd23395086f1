package dev.sweepline.worker.data.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dictionary of a column's texts, each with a code from 0. Not thread-safe. */
final class Dictionary {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  int code(String text) {
    return codes.computeIfAbsent(
        text,
        added -> {
          texts.add(added);
          return texts.size() - 1;
        });
  }

  /** The text of each code there is by now. */
  List<String> texts() {
    return List.copyOf(texts);
  }
}
