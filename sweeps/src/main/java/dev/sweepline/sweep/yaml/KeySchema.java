package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys that one map of a file may hold, and what to say of others. Immutable, thread-safe.
 *
 * @param known what we read
 * @param unlisted those of them that are left out where all are named
 * @param elsewhere what to say of keys that other readers of the file know and that mean nothing
 *     here
 * @param synonyms what other tools call our keys
 * @param misplaced what to say of a value that belongs somewhere else; empty where it does not
 */
public record KeySchema(
    List<String> known,
    List<String> unlisted,
    Map<String, String> elsewhere,
    Map<String, String> synonyms,
    Function<Yaml, Optional<String>> misplaced) {
  public KeySchema {
    known = List.copyOf(known);
    unlisted = List.copyOf(unlisted);
    elsewhere = Map.copyOf(elsewhere);
    synonyms = Map.copyOf(synonyms);
  }

  public KeySchema(List<String> known, Map<String, String> synonyms) {
    this(known, List.of(), Map.of(), synonyms, value -> Optional.empty());
  }

  /** Reports every key that does not belong; true when all do. */
  public boolean check(MapReader map) {
    boolean clean = true;
    for (String key : map.keys()) {
      if (!known.contains(key)) {
        clean = false;
        map.problems().error(map.keyPlace(key), complaint(map, key));
      }
    }
    return clean;
  }

  /** Warns of every key that does not belong, which is passed over. */
  public void warn(MapReader map) {
    for (String key : map.keys()) {
      if (!known.contains(key)) {
        String hint =
            DidYouMean.nearest(key, known, synonyms)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        map.problems()
            .warn(map.keyPlace(key), "unknown key '" + Yaml.cut(key) + "' is passed over" + hint);
      }
    }
  }

  /** The keys that there are, the first time that a file has another. */
  private String listedOnce(ProblemCollector problems) {
    return problems.firstTime(known) ? "; it may be one of " + listed() : "";
  }

  private String listed() {
    return known.stream().filter(key -> !unlisted.contains(key)).collect(Collectors.joining(", "));
  }

  private String complaint(MapReader map, String key) {
    if (elsewhere.containsKey(key)) {
      return elsewhere.get(key);
    }
    String unknown = "unknown key '" + Yaml.cut(key) + "'";
    return map.find(key)
        .flatMap(misplaced)
        .map(advice -> unknown + "; " + advice)
        .orElseGet(
            () ->
                DidYouMean.nearest(key, known, synonyms)
                    .map(near -> unknown + "; did you mean '" + near + "'?")
                    .orElseGet(() -> unknown + listedOnce(map.problems())));
  }
}
