package dev.sweepline.sweep.space;

import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A condition on which a parameter is part of a trial: each parameter named here must be, with one
 * of the values.
 *
 * @param allowed at least one value for each name; values may include null
 */
public record Condition(Map<String, List<Object>> allowed) {
  public Condition {
    Map<String, List<Object>> copy = new TreeMap<>();
    allowed.forEach(
        (name, values) -> copy.put(name, Collections.unmodifiableList(new ArrayList<>(values))));
    allowed = Collections.unmodifiableMap(copy);
  }

  /** Both this and another. */
  public Condition and(Condition other) {
    Map<String, List<Object>> both = new TreeMap<>(allowed);
    other.allowed.forEach(
        (name, values) ->
            both.merge(
                name,
                values,
                (mine, theirs) ->
                    mine.stream()
                        .filter(v -> theirs.stream().anyMatch(o -> CanonicalValue.equal(v, o)))
                        .toList()));
    return new Condition(both);
  }

  /**
   * Whether it holds.
   *
   * @param values those of the parameters that are part of the trial, by name
   */
  public boolean holds(Map<String, Object> values) {
    for (Map.Entry<String, List<Object>> each : allowed.entrySet()) {
      if (!values.containsKey(each.getKey()) || !one(each.getValue(), values.get(each.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean one(List<Object> allowed, Object value) {
    for (Object each : allowed) {
      if (CanonicalValue.equal(each, value)) {
        return true;
      }
    }
    return false;
  }

  /** For a person: {@code optimizer = sgd | adam}. */
  public String shown() {
    return allowed.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + " = "
                    + e.getValue().stream()
                        .map(ValueText::exact)
                        .collect(Collectors.joining(" | ")))
        .collect(Collectors.joining(", "));
  }
}
